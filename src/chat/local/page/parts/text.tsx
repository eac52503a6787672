import './text.css'
import type { ComponentChildren } from 'preact'
import type { Span, Text } from '../../../../messages/message'
import { spans } from '../../../../messages/spans'
import { dateOf, timeOf } from '../panel/times'

/** Running text of the bot's. `sign`: drawn before the first strong piece, such as an alert's value. */
export function Words({ text, sign = null }: { text: Text; sign?: ComponentChildren }) {
  const all = spans(text)
  const signed = sign === null ? -1 : all.findIndex(isStrong)
  return (
    <>
      {all.map((span, index) => (
        <Piece key={index} span={span} sign={index === signed ? sign : null} />
      ))}
    </>
  )
}

const isStrong = (span: Span) => typeof span !== 'string' && span.kind === 'strong'

function Piece({ span, sign }: { span: Span; sign: ComponentChildren }) {
  if (typeof span === 'string') return <>{span}</>
  switch (span.kind) {
    case 'strong':
      return span.text === '' ? null : (
        <>
          {sign}
          <strong dir="auto">{span.text}</strong>
        </>
      )
    case 'code':
      return <code class="words-code">{span.text}</code>
    case 'link':
      return isWeb(span.url) ? (
        <a href={span.url} rel="noreferrer" target="_blank" dir="auto">
          {span.text}
        </a>
      ) : (
        <bdi>{span.text}</bdi>
      )
    case 'time':
      return <time dateTime={new Date(span.at).toISOString()}>{moment(span.at, span.style)}</time>
    default:
      return span satisfies never
  }
}

/** A link that runs a script, or opens a file, stays plain text. */
export function isWeb(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
}

function moment(at: number, style: 'time' | 'date' | 'date-time'): string {
  switch (style) {
    case 'time':
      return timeOf(at)
    case 'date':
      return dateOf(at)
    case 'date-time':
      return `${dateOf(at)}, ${timeOf(at)}`
    default:
      return style satisfies never
  }
}
