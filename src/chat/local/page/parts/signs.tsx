/** Small signs in a data colour, each beside the word that says the same. */
import './signs.css'
import type { Mark } from '../../../../messages/message'

export function Check() {
  return (
    <svg class="sign sign-check" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d="M2.500 8.500 6.200 12.200 13.500 4.200" />
    </svg>
  )
}

/** A limit that is broken. */
export function Triangle() {
  return (
    <svg class="sign sign-triangle" viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
      <path d="M8 2 15 14H1z" />
    </svg>
  )
}

/** Amber, and so hatched by its outline and its stroke. */
function Caution() {
  return (
    <svg class="sign sign-caution" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M8 1.800 15 14.200H1z" />
      <path class="sign-stroke" d="M8 6.300v3.600M8 11.900v.2" />
    </svg>
  )
}

/** What a heading's mark is drawn as; an alert has its DRILL tag instead. */
export function MarkSign({ mark }: { mark: Mark }) {
  switch (mark) {
    case 'phase':
    case 'ai':
      return <i class={`sign-dot sign-dot-${mark}`} />
    case 'done':
      return <Check />
    case 'warning':
      return <Caution />
    case 'alert':
      return null
    default:
      return mark satisfies never
  }
}

const lines = {
  download: 'M8 2v8M4.500 7 8 10.500 11.500 7M3 13.500h10',
  send: 'M2.500 8h11M9 3.500 13.500 8 9 12.500',
  lock: 'M3.500 7.500h9v6h-9zM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500',
  down: 'M8 2.500v11M3.500 9 8 13.500 12.500 9',
  reply: 'M6 3 2.500 6.500 6 10M2.500 6.500H9a4.500 4.500 0 0 1 4.500 4.500v2',
} as const

/** A drawing in the text's own colour. */
export function Drawing({ name }: { name: keyof typeof lines }) {
  return (
    <svg class="sign-drawing" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={lines[name]} />
    </svg>
  )
}
