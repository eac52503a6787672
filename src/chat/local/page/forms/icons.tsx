/** Signs that only dialogs and the report have; words beside them say the same. */
import type { ComponentChildren } from 'preact'

function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg
      class="forms-icon"
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}

export function Warning() {
  return (
    <Icon>
      <path d="M8 2.2 14.6 13.6H1.4z" />
      <path d="M8 6.5v3.2M8 11.7v.1" />
    </Icon>
  )
}

export function Arrow({ back = false }: { back?: boolean }) {
  return (
    <Icon>
      <path d={back ? 'M10.5 3 5.5 8l5 5' : 'M5.5 3l5 5-5 5'} />
    </Icon>
  )
}

export function Download() {
  return (
    <Icon>
      <path d="M8 2.2v8M4.6 7 8 10.4 11.4 7M2.6 13.6h10.8" />
    </Icon>
  )
}

export function Chevron() {
  return (
    <Icon>
      <path d="M3.5 6 8 10.5 12.5 6" />
    </Icon>
  )
}
