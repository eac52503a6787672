import './theme-switch.css'
import { signal } from '@preact/signals'
import { keep } from '../state/kept'
import { Icon } from './icons'

const { documentElement: root } = document
const theme = signal(themeNow())
// The system may change it too, where nothing was chosen.
new MutationObserver(() => {
  theme.value = themeNow()
}).observe(root, { attributeFilter: ['data-theme'] })

function themeNow(): 'dark' | 'light' {
  return root.dataset.theme === 'dark' ? 'dark' : 'light'
}

/** Says which of the two it is; pressed, it becomes the other and stays so. */
export function ThemeSwitch() {
  const { value } = theme
  const other = value === 'dark' ? 'light' : 'dark'
  return (
    <button
      type="button"
      class="theme-switch"
      title={`Change to ${other}`}
      onClick={() => {
        root.dataset.theme = other
        keep('theme', other)
      }}
    >
      <Icon name={value === 'dark' ? 'moon' : 'sun'} size={16} />
      {value === 'dark' ? 'Dark' : 'Light'}
      <span class="visually-hidden">theme, change to {other}</span>
    </button>
  )
}
