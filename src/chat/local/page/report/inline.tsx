import type { Inline, Text } from '../../../../report/document'

/** Running text of the report. Typed text keeps its own direction. */
export function InlineText({ text }: { text: Text }) {
  return (
    <>
      {text.map((each, index) => (
        <Piece key={index} of={each} />
      ))}
    </>
  )
}

function Piece({ of }: { of: Inline }) {
  if (typeof of === 'string') return <bdi>{of}</bdi>
  switch (of.kind) {
    case 'strong':
      return of.href === undefined ? (
        <strong>{of.text}</strong>
      ) : (
        <a href={of.href}>
          <strong>{of.text}</strong>
        </a>
      )
    case 'box':
      return <Box checked={of.checked} />
    case 'break':
      return <br />
    default:
      return of satisfies never
  }
}

/** A box of the template, ticked or not. */
export function Box({ checked }: { checked: boolean }) {
  return (
    <svg
      class={checked ? 'report-box report-checked' : 'report-box'}
      viewBox="0 0 16 16"
      width="14"
      height="14"
      role="img"
      aria-label={checked ? 'ticked' : 'not ticked'}
    >
      <rect x="1" y="1" width="14" height="14" rx="3" />
      {checked && <path d="M4 8.4 6.9 11.2 12 5.2" />}
    </svg>
  )
}
