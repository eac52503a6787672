/** Every KPI with its label, target and standing. */
import type { Decimal } from 'decimal.js'
import { formatDuration } from '../drill/duration'
import { falsePositives, missedAlarms } from '../drill/kpis/alarms'
import { brierScore } from '../drill/kpis/calibration'
import type { Case } from '../drill/kpis/cases'
import { detectionTime } from '../drill/kpis/detection'
import type { Figure, Provenance } from '../drill/kpis/figure'
import { originText } from '../drill/kpis/figure'
import { fixSuccess, predictedSuccess } from '../drill/kpis/fixes'
import { firstCall, timeOn, unfooled } from '../drill/kpis/herrings'
import { aiStart, overallResolution } from '../drill/kpis/resolution'
import { guardrailCount, iacCorrections } from '../drill/kpis/upkeep'
import { correlation, slaTargets, stressSuccess } from '../drill/kpis/verification'
import type { Drill } from '../drill/record'
import { accuracyOf, predictionOf, savingOf } from './adviser-figures'
import {
  amountText,
  figureText,
  figureWithOrigin,
  isJustOver,
  rangeText,
  shareText,
} from './figure-text'
import type { Kpi, KpiKey, Standing } from './kpi'
import type { Material } from './material'

/** The script whose targets count unscaled, in minutes. */
const fullLength = 180
const detectionTargetMs = 40 * 60_000

/** Time targets scale with the drill's length; measured times don't. Ms. */
export function detectionTarget(drill: Drill): number {
  return (detectionTargetMs * drill.lengthMinutes) / fullLength
}

/** How one scenario's identified time stands to that target. */
export function identifiedTarget(
  drill: Drill,
  { best }: Figure,
): { text: string; standing: Standing } {
  const limit = detectionTarget(drill)
  return {
    text: `≤ ${formatDuration(limit)}`,
    standing: best === null ? 'not recorded' : best.value.lte(limit) ? 'met' : 'missed',
  }
}

interface Target {
  text: string
  met: (value: Decimal) => boolean
}

const all: Target = { text: 'all', met: (value) => value.eq(100) }
const none: Target = { text: '0', met: (value) => value.isZero() }

export function kpis(material: Material): Kpi[] {
  const { record, cases, herrings, debrief } = material
  const detection = detectionTime(cases)
  const found = detection.best?.share
  const limit = detectionTarget(record.drill)
  const wrong = falsePositives(cases, herrings)
  const unjudged = material.claims.filter(
    (claim) => claim.verdict === null && claim.supersededBy === null,
  ).length
  const predicted = predictedSuccess(cases)
  const handled = unfooled(herrings, cases, record.drill.revealedElapsed)
  const accuracy = accuracyOf(material)
  const foretold = predictionOf(material)
  const overall = overallResolution(cases, herrings, aiStart(record))
  return [
    kpi('detection', 'Root cause detection time', detection, {
      target: {
        text: `≤ ${formatDuration(limit)}`,
        met: (value) => value.lte(limit) && found?.part === found?.whole,
      },
      note: [
        found ? `${found.part} of ${found.whole} found` : `0 of ${cases.length} found`,
        range(detection),
        detection.best && isJustOver(detection.best.value, limit) && 'just over the target',
      ],
    }),
    kpi('fix-success', 'Fix success vs predicted', fixSuccess(cases), {
      target: { text: '100 %', met: (value) => value.eq(100) },
      note: [
        predicted.best && `predicted ${figureWithOrigin(predicted)}`,
        fixes(fixSuccess(cases)),
      ],
    }),
    kpi('ai-accuracy', 'AI accuracy', accuracy, {
      target: { text: '≥ 90 %', met: (value) => value.gte(90) },
      note: [range(accuracy), share(accuracy, 'advised remedies help', 'measured')],
    }),
    kpi('stress', 'Stress test success', stressSuccess(cases), { target: all, text: shareText }),
    kpi('false-positives', 'False positives', wrong.all, {
      target: none,
      note: [
        wrong.herring.best && `${figureText(wrong.herring)} blamed a red herring`,
        unjudged > 0 && `${unjudged} ${unjudged === 1 ? 'claim' : 'claims'} not judged`,
      ],
    }),
    kpi('missed-alarms', 'Missed alarms', missedAlarms(cases, herrings), { target: none }),
    kpi('correlation', 'Correlation completeness', correlation(cases, debrief), {
      target: { text: '100 %', met: (value) => value.eq(100) },
      note: [share(correlation(cases, debrief), 'complete')],
    }),
    kpi('prediction-accuracy', 'AI prediction accuracy', foretold, {
      note: [range(foretold)],
    }),
    kpi('time-saved', 'Time saved', savingOf(material)),
    kpi('guardrails', 'Guardrails updated', guardrailCount(record)),
    kpi('iac', 'IaC corrections', iacCorrections(record)),
    kpi('sla', 'SLA / latency targets met', slaTargets(cases), {
      target: { text: 'yes', met: (value) => value.eq(100) },
      text: (best) => (best?.value.eq(100) ? 'Yes' : 'No'),
    }),
    kpi('ttr', 'Overall TTR (Time to Resolution)', overall.plain, {
      note: [share(overall.plain, 'resolved')],
    }),
    kpi('ttr-working', 'Overall working TTR', overall.working, {
      note: [share(overall.working, 'resolved')],
    }),
    kpi('herring', 'Red-herring handling', handled, {
      target: { text: 'effective', met: (value) => value.eq(100) },
      text: (best) => handlingText(best, wrong.herring),
      note: handled.best
        ? [blamed(wrong.herring), ...herrings.map((herring) => onHerring(herring, material))]
        : [],
    }),
    kpi('calibration', 'Confidence calibration (Brier score)', brierScore([...cases, ...herrings])),
  ]
}

interface Print {
  target?: Target
  /** How a recorded value prints, where not as its plain amount. */
  text?: (best: Figure['best']) => string | null
  note?: readonly (string | false | null)[]
}

function kpi(
  key: KpiKey,
  label: string,
  figure: Figure,
  { target, text, note = [] }: Print = {},
): Kpi {
  const { best } = figure
  return {
    key,
    label,
    figure,
    text: (best && text?.(best)) ?? figureText(figure),
    target: target?.text ?? null,
    standing:
      best === null
        ? 'not recorded'
        : target === undefined
          ? 'no target'
          : target.met(best.value)
            ? 'met'
            : 'missed',
    note: [
      ...note,
      ...figure.others.map(
        (other) =>
          `${originText(other.provenance, figure.unit)} ${text?.(other) ?? amountText(other.value, figure.unit)}`,
      ),
    ]
      .filter((part) => typeof part === 'string')
      .join(', '),
  }
}

/** Who was misled and came round until the reveal was misled all the same. */
function handlingText(best: Figure['best'], blames: Figure): string {
  if (!best?.value.eq(100)) return `${shareText(best)} not misled`
  return blames.best?.value.gt(0) ? 'effective by the reveal' : 'effective'
}

function blamed({ best }: Figure): string | null {
  if (!best) return null
  if (best.value.isZero()) return 'no claim blamed one'
  return best.value.eq(1) ? '1 claim blamed one' : `${best.value.toFixed()} claims blamed one`
}

/** "alert D called noise after 22 min, 36 min of people’s time" */
function onHerring(herring: Case, { stints }: Material): string {
  const call = firstCall(herring)
  const spent = timeOn(herring, stints)
  return [
    `alert ${herring.alert.letter} ${call.best ? `called noise after ${figureText(call)}` : 'never called noise'}`,
    ...(spent.best ? [`${figureText(spent)} of people’s time on it`] : []),
  ].join(', ')
}

function fixes(figure: Figure): string | null {
  const { best } = figure
  return best?.share ? `a fix for ${shareText(best)} failures` : null
}

function range(figure: Figure): string | null {
  const text = rangeText(figure)
  return text && `range ${text}`
}

/** `only`: of figures of that provenance. */
function share(figure: Figure, what: string, only?: Provenance): string | null {
  if (only !== undefined && figure.best?.provenance !== only) return null
  const text = shareText(figure.best)
  return text && `${text} ${what}`
}
