/** Slide 6's axes: shares of target, before and after the fixes. */
import { Decimal } from 'decimal.js'
import { formatDuration } from '../drill/duration'
import { detectionTime } from '../drill/kpis/detection'
import { type Figure, figure, value } from '../drill/kpis/figure'
import { fixSuccess } from '../drill/kpis/fixes'
import { unfooled } from '../drill/kpis/herrings'
import {
  checkedStress,
  correlation,
  observability,
  stressSuccess,
} from '../drill/kpis/verification'
import { originOf } from '../drill/stated'
import { accuracyOf } from './adviser-figures'
import {
  amountText,
  figureText,
  isJustOver,
  notRecorded,
  rangeText,
  shareText,
} from './figure-text'
import { detectionTarget } from './kpis'
import type { Material } from './material'
import type { RadarAxis } from './report'

const dash = '—'
const accuracyTarget = 90

export function radar(material: Material): RadarAxis[] {
  const { record, cases, herrings, debrief } = material
  const { toldElapsed, revealedElapsed } = record.drill
  const detection = detectionTime(cases)
  const limit = detectionTarget(record.drill)
  const fixes = fixSuccess(cases)
  const accuracy = accuracyOf(material)
  return [
    {
      ...axis('detection', 'Root cause detection', `≤ ${formatDuration(limit)}`, detection),
      before:
        detection.best &&
        atMostOne(
          detection.best.value.isZero()
            ? new Decimal(1)
            : new Decimal(limit).div(detection.best.value),
        ),
      beforeText:
        detection.best && isJustOver(detection.best.value, limit)
          ? `just over ${figureText(detection)}`
          : figureText(detection),
      after: null,
      afterText: dash,
    },
    {
      ...axis('fix', 'Fix success rate', '100 %', fixes),
      before: fixes.best && new Decimal(0),
      beforeText: fixes.best ? '0 %' : notRecorded,
    },
    {
      ...axis('logs', 'Observability logs', '100 %', correlation(cases, debrief), completeness),
      ...beforeOf(observability(cases, 'first'), completeness),
    },
    {
      ...axis('stress', 'Stress test compliance', 'pass', stressSuccess(cases), compliance),
      ...beforeOf(stressBefore(material), compliance),
    },
    {
      ...axis('ai', 'AI assistance accuracy', `≥ ${accuracyTarget} %`, accuracy),
      before: null,
      beforeText: dash,
      after: accuracy.best && atMostOne(accuracy.best.value.div(accuracyTarget)),
      afterText: withStated(rangeText(accuracy) ?? figureText(accuracy), accuracy),
    },
    {
      ...axis(
        'herring',
        'Red-herring handling',
        'effective',
        unfooled(herrings, cases, revealedElapsed),
        effect,
      ),
      ...beforeOf(unfooled(herrings, cases, toldElapsed), effect),
    },
  ]
}

/** "67 %, stated 92 %". */
function withStated(text: string, { unit, others }: Figure): string {
  const stated = others.find(({ provenance }) => provenance === 'stated')
  return stated ? `${text}, stated ${amountText(stated.value, unit)}` : text
}

type Words = (figure: Figure) => string

function axis(
  key: RadarAxis['key'],
  label: string,
  target: string,
  after: Figure,
  words: Words = figureText,
): RadarAxis {
  return {
    key,
    label,
    target,
    before: null,
    beforeText: notRecorded,
    after: ofTarget(after),
    afterText: words(after),
    provenance: after.best?.provenance ?? null,
  }
}

function beforeOf(before: Figure, words: Words) {
  return { before: ofTarget(before), beforeText: words(before) }
}

function ofTarget({ best }: Figure): Decimal | null {
  return best?.value.div(100) ?? null
}

function atMostOne(share: Decimal): Decimal {
  return Decimal.min(1, share)
}

/** The unfixed systems failed their runs, or there would be nothing to run against; without runs, the first checks. */
function stressBefore({ cases }: Material): Figure {
  const all = cases.flatMap(
    (each) => each.runs.filter((run) => run.verdict !== 'holds' || run.counted)[0] ?? [],
  )
  const measured = all.filter((run) => originOf(run) === 'measured')
  const runs = measured.length > 0 ? measured : all
  if (runs.length === 0) return figure('%', checkedStress(cases, 'first'))
  return figure(
    '%',
    value(
      0,
      measured.length > 0 ? 'measured' : 'stated',
      runs.map(({ id }) => id),
      { part: 0, whole: runs.length },
    ),
  )
}

const completeness: Words = (share) => inWords(share, 'complete', figureText(share))
const compliance: Words = (share) =>
  inWords(share, 'pass', share.best?.value.isZero() ? 'fail' : `${shareText(share.best)} pass`)
const effect: Words = (share) =>
  inWords(
    share,
    'effective',
    share.best?.value.isZero() ? 'confused' : `${shareText(share.best)} not misled`,
  )

function inWords({ best }: Figure, full: string, less: string): string {
  return best === null ? notRecorded : best.value.eq(100) ? full : less
}
