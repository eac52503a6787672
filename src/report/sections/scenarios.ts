/** Section 3: a chapter each scenario, then one each red herring. */
import { formatClock, formatDuration } from '../../drill/duration'
import type { Figure } from '../../drill/kpis/figure'
import type { Block, Inline, Item } from '../document'
import { figureText, notRecorded } from '../figure-text'
import { figureWithSource, type Origins, sourceText } from '../origins'
import type { Chapter, Metric } from '../report'
import { adviserLines } from './adviser'
import { boxes, field, fieldList, heading, label, signed } from './blocks'
import { fixLines, hintLines } from './fix-lines'

export function chapterBlocks(chapter: Chapter, origins: Origins): Block[] {
  return [
    heading(3, `${chapter.number} ${chapter.name} — ${chapter.system}`),
    ...(chapter.alert
      ? [
          field(
            'Alert',
            `${chapter.alert.letter}, ${chapter.alert.service}, at ${formatClock(chapter.alert.delivered)}`,
          ),
        ]
      : [field('Alert', 'not raised')]),
    ...rootCause(chapter),
    ...(chapter.cause === '' ? [] : [field('Cause by the answer key', chapter.cause)]),
    ...fieldList('Human-Only Investigation Notes', [...chapter.notes, ...hintLines(chapter.hints)]),
    ...fieldList('Red Herring / Noise Observed', chapter.noise),
    ...fieldList('AI-Assisted Fix Implemented', fixLines(chapter.fix, origins)),
    ...adviserLines(chapter.adviser),
    { kind: 'paragraph', text: [label('Success Metrics')] },
    {
      kind: 'list',
      ordered: false,
      items: [
        ...chapter.metrics.map((each) => metric(each, chapter, origins)),
        ...times(chapter, origins),
      ],
    },
    ...fieldList('Lessons Learned / Recommendations', chapter.lessons),
  ]
}

function rootCause({ rootCause: found }: Chapter): Block[] {
  const name = 'Root Cause Identified'
  if (found.kind !== 'found') return [field(name, found.kind)]
  const [first, ...others] = found.claims.map((claim) => {
    const after = `${claim.team ? 'team claim, ' : ''}${formatDuration(claim.after)} after the alert`
    return `${signed(claim)} (${after})`
  })
  return [
    field(name, first ?? null),
    ...(others.length === 0 ? [] : fieldList('Also confirmed', others)),
  ]
}

function metric(each: Metric, { identified, identifiedTarget }: Chapter, origins: Origins): Item {
  const text: Inline[] = [`${each.label}: `]
  if (each.kind === 'figure') {
    const { text: target, standing } = identifiedTarget
    const aim =
      each.figure === identified && standing !== 'not recorded'
        ? `, target ${target}: ${standing}${standing === 'missed' && target === `≤ ${figureText(identified)}` ? ', just over' : ''}`
        : ''
    return { text: [...text, figureWithSource(each.figure, origins), aim] }
  }
  const stated = each.stated === null ? '' : `, stated ${each.stated}`
  const origin =
    each.provenance === null
      ? ` (${notRecorded})`
      : ` (${sourceText(each.provenance, '%', each.rows, origins)}${stated})`
  return { text: [...text, ...boxes(each.options, each.chosen), origin] }
}

/** What the template leaves out: when the team agreed, and the time to resolution. */
function times({ agreed, gap, resolution }: Chapter, origins: Origins): Item[] {
  const told = (figure: Figure) => figureWithSource(figure, origins)
  const { human, ai, working, plain } = resolution
  const late = gap.best?.value.gt(0) ? `; someone knew ${figureText(gap)} before the team did` : ''
  return [
    { text: [`Agreed as a team: ${told(agreed)}${late}`] },
    {
      text: [`Time to resolution (TTR): ${told(plain)}`],
      items: [
        [`Human part: ${told(human)}`],
        [`AI part: ${told(ai)}`],
        [`Working TTR: ${told(working)}`],
      ],
    },
  ]
}
