/** The appendix: every KPI, the slides, and the single records. */
import { formatClock, formatDuration } from '../../drill/duration'
import type { Appendix } from '../accounts'
import type { Block, Picture, Text } from '../document'
import type { Kpi } from '../kpi'
import { typedLines } from '../text'
import { heading, label, list, oneLine } from './blocks'
import { figureLine } from './front'

export function figuresSection(kpis: readonly Kpi[]): Block[] {
  return [heading(2, 'Figures'), { kind: 'figures', lines: kpis.map(figureLine) }]
}

export function slidesSection(pictures: readonly Picture[]): Block[] {
  return pictures.length === 0
    ? []
    : [heading(2, 'Slides'), ...pictures.map((picture): Block => ({ kind: 'image', ...picture }))]
}

export function recordsSection({
  claims,
  checks,
  runs,
  pauses,
  cues,
  revisions,
}: Appendix): Block[] {
  const tables = [
    ...table(
      'Claims',
      ['Alert', 'At', 'Claim', 'Evidence', 'Confidence', 'Verdict', 'Author'],
      claims.map((claim): Text[] => [
        [claim.letter],
        [formatClock(claim.elapsed)],
        [
          `${claim.kind === 'team' ? 'Team: ' : ''}${claim.noise ? 'noise' : oneLine(claim.cause ?? '')}`,
        ],
        [typedLines(claim.evidence).join(' ')],
        [claim.confidence === null ? '—' : `${claim.confidence} %`],
        [
          claim.superseded
            ? 'superseded'
            : claim.verdict === null
              ? 'not judged'
              : verdictWords[claim.verdict],
        ],
        [claim.by ?? '—'],
      ]),
    ),
    ...table(
      'Stress runs',
      ['Alert', 'At', 'Remedies', 'Predicted', 'Before', 'After', 'Verdict'],
      runs.map((run): Text[] => [
        [run.letter],
        [formatClock(run.elapsed)],
        [
          Object.entries(run.remedies)
            .map(([key, value]) => `${key} ${value}`)
            .join(', ') || 'none',
        ],
        [run.predicted === null ? '—' : `${run.predicted} %`],
        [`${run.before} %`],
        [`${run.after} %`],
        [run.counted ? run.verdict : `${run.verdict}, not counted`],
      ]),
    ),
    ...table(
      'Checks',
      ['Alert', 'At', 'Check', 'Answer'],
      checks.map((check): Text[] => [
        [check.letter],
        [formatClock(check.elapsed)],
        [check.label],
        [check.answer],
      ]),
    ),
    ...course(pauses, cues, revisions),
  ]
  return tables.length === 0 ? [] : [heading(2, 'Records'), ...tables]
}

const verdictWords = {
  confirmed: 'confirmed',
  partly: 'partly',
  rejected: 'rejected',
  'rejected-herring': 'rejected: blamed a red herring',
} as const

function table(name: string, head: readonly string[], rows: readonly (readonly Text[])[]): Block[] {
  if (rows.length === 0) return []
  return [
    { kind: 'paragraph', text: [label(name)] },
    { kind: 'table', head, rows, align: head.map(() => 'left' as const) },
  ]
}

/** What went otherwise than planned. */
function course(
  pauses: Appendix['pauses'],
  cues: Appendix['cues'],
  revisions: Appendix['revisions'],
): Block[] {
  const lines = [
    ...pauses.map(
      ({ reason, elapsed, length }) =>
        `Paused at ${formatClock(elapsed)} (${reason})${length === null ? '' : ` for ${formatDuration(length)}`}`,
    ),
    ...cues.map(({ kind, elapsed, fate }) => `Cue ${kind} of ${formatClock(elapsed)}: ${fate}`),
    ...revisions.map(({ collection, count }) => `Edited ${collection}: ${count}`),
  ]
  return lines.length === 0
    ? []
    : [{ kind: 'paragraph', text: [label('Course of the drill')] }, list(lines)]
}
