/** How much room there is: what a wide window shows beside the log, a narrow one shows on demand. */
import { signal } from '@preact/signals'

const phone = matchMedia('(max-width: 720px)')
const middle = matchMedia('(max-width: 1100px)')

/** `middle`: the panel becomes a strip; `phone`: the rail becomes a drawer as well. */
export type Screen = 'wide' | 'middle' | 'phone'
export const screen = signal<Screen>(measure())

for (const query of [phone, middle]) {
  query.addEventListener('change', () => {
    screen.value = measure()
  })
}

function measure(): Screen {
  if (phone.matches) return 'phone'
  return middle.matches ? 'middle' : 'wide'
}
