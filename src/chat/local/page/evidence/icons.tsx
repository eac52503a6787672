/** The evidence page's own small drawings, always beside a word. */

/** Lines of a record. */
export function EvidenceIcon({ size = 18 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path d="M3 5h14M3 10h14M3 15h9" />
    </svg>
  )
}

export function SearchIcon() {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path d="M8.8 14a5.2 5.2 0 1 0 0-10.4 5.2 5.2 0 0 0 0 10.4zM12.7 12.7l4 4" />
    </svg>
  )
}

export function DownIcon() {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d="M3.5 5.5 7 9l3.5-3.5" />
    </svg>
  )
}

/** Beside the word ERROR. */
export function ErrorMark() {
  return (
    <svg class="evidence-mark" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d="M5 .8 9.6 9H.4z" fill="currentColor" />
    </svg>
  )
}
