/** Facts and figures: two columns where every entry is short, else one line each. */
import type { types } from '@slack/bolt'
import type { Part, ShownFigure, Text } from '../../messages/message'
import { spans } from '../../messages/spans'
import { escaped, isBlank, isInert } from './escape'
import { limits } from './limits'
import { andMore, list, paragraph } from './lines'
import { mrkdwn, plain, plainText } from './text'

type Fact = Extract<Part, { kind: 'facts' }>['facts'][number]

/** What half of a phone's width takes on two lines. */
const shortLabel = 32
const shortValue = 48
const mostFacts = 60
const noValue = '–'

export function facts(all: readonly Fact[], limit: number): types.KnownBlock[] {
  const seen = all.filter(({ label, value }) => !isBlank(`${label}${plain(value)}`))
  const fields = seen.map(factField)
  if (fields.length > 1 && fields.every((field) => field !== null))
    return [...sections(fields.slice(0, mostFacts)), ...andMore(seen.length - mostFacts)]
  const lines = seen.map(({ label, value }): Text => {
    const filled = isBlank(plain(value)) ? noValue : value
    return isBlank(label) ? filled : [{ kind: 'strong', text: label }, '  ', ...spans(filled)]
  })
  const [only] = lines
  // A list of one is a line.
  return only !== undefined && lines.length === 1
    ? paragraph(only, limit)
    : list(lines, limit, mostFacts)
}

/** Null = it is too long for a column, or mrkdwn would read typed words as marks. */
function factField({ label, value }: Fact): types.TextObject | null {
  const words = plain(value)
  if (label.length > shortLabel || words.length > shortValue) return null
  if (isBlank(label) || label.includes('\n') || !isInert(label)) return null
  const shown = isBlank(words) ? null : mrkdwn(value, limits.field)
  if (shown === null && !isBlank(words)) return null
  return {
    type: 'mrkdwn',
    text: `*${escaped(label).trim()}*\n${shown?.text ?? noValue}`,
    verbatim: true,
  }
}

/** The label small above, the figure strong, then how it stands against its target. */
export function figures(all: readonly ShownFigure[]): types.KnownBlock[] {
  return sections(all.map(figureField))
}

const standings = { met: '✓ met', missed: '△ missed' } as const

function figureField({ label, value, standing, target, note }: ShownFigure): types.TextObject {
  const against = [
    standing === null ? '' : standings[standing],
    target === null ? '' : `target ${target}`,
  ]
    .filter((each) => each !== '')
    .join(', ')
  const below = [against, note].filter((each) => !isBlank(each))
  const figure = isBlank(value) ? noValue : value
  const text: Text = [
    `${label}\n`,
    { kind: 'strong', text: figure },
    ...below.map((line) => `\n${line}`),
  ]
  return mrkdwn(text, limits.field) ?? plainText(plain(text), limits.field)
}

function sections(fields: readonly types.TextObject[]): types.SectionBlock[] {
  const count = Math.ceil(fields.length / limits.fieldsOfSection)
  return Array.from({ length: count }, (_, index) => ({
    type: 'section',
    fields: fields.slice(index * limits.fieldsOfSection, (index + 1) * limits.fieldsOfSection),
  }))
}
