import './message.css'
import type { Message, Part } from '../../../../messages/message'
import { type Arranged, arrange, isWide, items, runs, type Section } from './arrange'
import { Quarters, TimeLeft } from './clock'
import { PartView, type Surroundings } from './part'
import { phaseColour } from './phase-colour'
import { SectionTitle, Title } from './title'

/**
 * What the bot says, drawn: a card where it has a title, else plain words. `where`: the channel in which it
 * stands, null = direct messages; `files`: signed addresses by file id.
 */
export function MessageView({
  message,
  files,
  where,
}: {
  message: Message
  files: Readonly<Record<string, string>>
  where: string | null
}) {
  const card = arrange(message.parts)
  const mark = card.title?.mark
  const broken = mark === 'alert' ? limitOf(card) : undefined
  const around = { files, where, mark, broken, title: card.title?.text }
  if (card.title === null)
    return (
      <div class="message">
        <div class="message-bubble">
          <Parts parts={card.lead} around={around} />
        </div>
      </div>
    )
  const { title, edge } = card
  return (
    <div class="message">
      <article class={`message-card message-${styleOf(card)} ${phaseColour(title, where)}`}>
        <div class="message-inside">
          {card.above.length > 0 && <Parts parts={card.above} around={around} />}
          <Title heading={title}>{edge && <TimeLeft clock={edge} />}</Title>
          <Lead parts={card.lead} around={around} />
        </div>
        {card.sections.length > 0 && (
          <div class={card.columns ? 'message-sections message-columns' : 'message-sections'}>
            {card.sections.map((section, index) => (
              <SectionView
                key={index}
                section={section}
                wide={isWide(card, index)}
                around={around}
              />
            ))}
          </div>
        )}
        {card.foot.length > 0 && (
          <div class="message-foot">
            <Parts parts={card.foot} around={around} />
          </div>
        )}
        {edge && <Quarters clock={edge} mark={mark} />}
      </article>
    </div>
  )
}

/** In an alert the first text with something strong in it says the value and its limit. */
function limitOf({ lead }: Arranged): Part | undefined {
  return lead.find(
    (part) =>
      part.kind === 'text' &&
      typeof part.text !== 'string' &&
      part.text.some((span) => typeof span !== 'string' && span.kind === 'strong'),
  )
}

function styleOf({ title, lead }: Arranged): string {
  if (lead.some((part) => part.kind === 'figures')) return 'report'
  return title?.mark ?? 'plain'
}

/** The first words, and at their right the buttons where they are few. */
function Lead({ parts, around }: { parts: readonly Part[]; around: Surroundings }) {
  const last = parts.at(-1)
  const beside = last?.kind === 'buttons' && last.buttons.length <= mostBeside ? last : null
  const said = beside === null ? parts : parts.slice(0, -1)
  if (parts.length === 0) return null
  return (
    <div class="message-lead">
      {said.length > 0 && (
        <div class="message-said">
          <Items parts={said} around={around} />
        </div>
      )}
      {beside && <PartView run={[beside]} around={around} />}
    </div>
  )
}
const mostBeside = 3

function Parts({ parts, around }: { parts: readonly Part[]; around: Surroundings }) {
  return (
    <>
      {runs(parts).map((run, index) => (
        <PartView key={index} run={run} around={around} />
      ))}
    </>
  )
}

function SectionView({
  section,
  wide,
  around,
}: {
  section: Section
  wide: boolean
  around: Surroundings
}) {
  return (
    <section class={wide ? 'message-section message-wide' : 'message-section'}>
      <SectionTitle heading={section.heading} />
      <Items parts={section.parts} around={around} />
    </section>
  )
}

/** What asks several things, such as a verdict on each claim, has a rule between them. */
function Items({ parts, around }: { parts: readonly Part[]; around: Surroundings }) {
  const asked = items(parts)
  if (parts.filter(({ kind }) => kind === 'buttons').length < 2)
    return <Parts parts={parts} around={around} />
  return (
    <>
      {asked.map((item, index) => (
        <div key={index} class="message-item">
          <Parts parts={item} around={around} />
        </div>
      ))}
    </>
  )
}
