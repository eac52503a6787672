/** Facts and figures in columns. */
import type { Part, ShownFigure, Text } from '../../../messages/message'
import { spans } from '../../../messages/spans'
import { andMore, note } from './lines'
import { plain, richText } from './text'
import type { Column, Element } from './types'
import { cut, isBlank } from './words'

type Fact = Extract<Part, { kind: 'facts' }>['facts'][number]

const noValue = '–'
/** Where a label is longer, every one stands on its value's line. */
const longLabel = 28
/** Where a value is longer, every one stands below its label: half a phone's width makes a ribbon of it. */
const longValue = 90
const longestLabel = 200

/** The label at the left, its value at the right; `most` of them, the others counted. */
export function facts(all: readonly Fact[], limit: number, most: number): Element[] {
  const seen = all.filter(({ label, value }) => !isBlank(`${label}${plain(value)}`))
  const shown = seen.slice(0, most)
  const longest = Math.max(0, ...shown.map(({ label }) => label.length))
  const hasLong = shown.some(({ value }) => plain(value).length > longValue)
  const lines = shown.map((each) => {
    if (longest > longLabel) return line(each, limit)
    return hasLong ? stacked(each, limit) : columns(each, longest, limit)
  })
  return [
    ...lines.flatMap(([first, ...rest], at): Element[] =>
      first ? [at === 0 ? first : { ...first, spacing: 'small' }, ...rest] : [],
    ),
    ...andMore(seen.length - most, 'line'),
  ]
}

const stacked = (fact: Fact, limit: number): Element[] => [
  ...note(fact.label, longestLabel),
  ...richText(said(fact), limit).map((each, at) =>
    at === 0 && !isBlank(fact.label) ? close(each) : each,
  ),
]

const said = ({ value }: Fact): Text => (isBlank(plain(value)) ? noValue : value)

function line(fact: Fact, limit: number): Element[] {
  const label = isBlank(fact.label) ? [] : [`${cut(fact.label, longestLabel)}  `]
  const [first, ...rest] = richText([...label, ...spans(said(fact))], limit)
  const [head, ...inlines] = first?.inlines ?? []
  if (!first || !head || label.length === 0) return first ? [first, ...rest] : []
  return [{ ...first, inlines: [{ ...head, isSubtle: true }, ...inlines] }, ...rest]
}

/** `longest`: letters of the longest label, which all of them leave room for. */
function columns(fact: Fact, longest: number, limit: number): Element[] {
  if (isBlank(fact.label)) return richText(said(fact), limit)
  const share = Math.max(8, longest)
  const column = (width: number, items: Element[]): Column => ({ type: 'Column', width, items })
  return [
    {
      type: 'ColumnSet',
      columns: [
        column(share, richText(fact.label, longestLabel, { isSubtle: true })),
        column(44 - share, richText(said(fact), limit)),
      ],
    },
  ]
}

const standings = {
  met: { words: '✓ met', color: 'good' },
  missed: { words: '△ missed', color: 'attention' },
} as const

/** Two beside each other: the label small above, the figure strong, then how it stands against its target. */
export function figures(all: readonly ShownFigure[], limit: number, most: number): Element[] {
  const shown = all.slice(0, most)
  const rows = Array.from({ length: Math.ceil(shown.length / 2) }, (_, at): Element => {
    const pair = shown.slice(at * 2, at * 2 + 2)
    const cells: Column[] = pair.map((each) => ({
      type: 'Column',
      width: 1,
      items: figure(each, limit),
    }))
    const columns: Column[] =
      pair.length === 2 ? cells : [...cells, { type: 'Column', width: 1, items: [] }]
    return { type: 'ColumnSet', columns, spacing: 'medium' }
  })
  return [...rows, ...andMore(all.length - most, 'figure')]
}

function figure(
  { label, value, standing, target, note: more }: ShownFigure,
  limit: number,
): Element[] {
  const words = isBlank(value) ? noValue : value
  // Words such as "not recorded" are no figure that should stand out.
  const size =
    /\p{N}/u.test(words) && words.length <= 16 ? ('extraLarge' as const) : ('medium' as const)
  return [
    ...note(label, longestLabel),
    ...richText(words, longestLabel, { size, weight: 'bolder' }).map(close),
    ...against(standing, target).map(close),
    ...note(more, limit).map(close),
  ]
}

const close = <T extends Element>(element: T): T => ({ ...element, spacing: 'none' })

function against(standing: ShownFigure['standing'], target: string | null): Element[] {
  const aim: Text = target === null || isBlank(target) ? [] : [`target ${target}`]
  if (standing === null) return note(aim, longestLabel)
  const { words, color } = standings[standing]
  const [line] = richText(aim.length === 0 ? words : [`${words}, `, ...spans(aim)], longestLabel, {
    size: 'small',
  })
  if (!line) return []
  const [first, ...rest] = line.inlines
  return first ? [{ ...line, inlines: [{ ...first, color, weight: 'bolder' }, ...rest] }] : []
}
