import './title.css'
import type { ComponentChildren } from 'preact'
import { spans } from '../../../../messages/spans'
import type { Heading } from './arrange'
import { MarkSign } from './signs'
import { Words } from './text'

/** A card's title, what stands at its right, and below that the time left. */
export function Title({ heading, children }: { heading: Heading; children?: ComponentChildren }) {
  return (
    <header class={children ? 'card-title card-timed' : 'card-title'}>
      <h2 dir="auto">
        {heading.mark && <MarkSign mark={heading.mark} />}
        <TitleWords heading={heading} />
      </h2>
      {(heading.aside !== undefined || children) && (
        <p class="card-aside" dir="auto">
          {heading.aside !== undefined && (
            <span>
              <Words text={heading.aside} />
            </span>
          )}
          {children}
        </p>
      )}
    </header>
  )
}

const drill = 'DRILL'
const between = ' · '

/** The text stays as the bot wrote it; only its first word is drawn as a tag. */
function TitleWords({ heading: { text } }: { heading: Heading }) {
  const [first = '', ...more] = spans(text)
  const tagged = typeof first === 'string' && first.startsWith(drill + between)
  return (
    <span class="card-words">
      {tagged ? (
        <>
          <span class="card-tag">{drill}</span>
          <span class="card-between">{between}</span>
          <Words text={[first.slice(drill.length + between.length), ...more]} />
        </>
      ) : (
        <Words text={text} />
      )}
    </span>
  )
}

/** The title of a section within a card. */
export function SectionTitle({ heading }: { heading: Heading }) {
  return (
    <header class="card-section-title">
      <h3 dir="auto">
        <Words text={heading.text} />
      </h3>
      {heading.aside !== undefined && (
        <span dir="auto">
          <Words text={heading.aside} />
        </span>
      )}
    </header>
  )
}
