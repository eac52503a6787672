/** Slide 5: what the AI recommended, what a human changed, and the time both took. */
import { Decimal } from 'decimal.js'
import type { Figure, Unit } from '../../drill/kpis/figure'
import type { ChartSpec, FixTimeRow } from '../chart-spec'
import { amountText, figureText, rangeText } from '../figure-text'
import type { Report, Series } from '../report'
import { capital } from '../text'
import { missingSlide } from './missing'
import { inMinutes, provenanceNote } from './words'

type FixSeries = Series['fixes'][number]

export function fixesSlide({ series, kpis }: Pick<Report, 'series' | 'kpis'>): ChartSpec {
  const { fixes } = series
  const known = fixes.some(
    ({ recommendation, resolution }) => recommendation !== null || resolution.human.best !== null,
  )
  if (!known) {
    return missingSlide(
      5,
      'AI-assisted fixes: time and accuracy',
      '/drill fix',
      'Recorded once an alert, from the AI-Assisted Fix on: recommendation, override, outcome.',
    )
  }
  const title = finding(kpis)
  const rows = fixes.map(row)
  return {
    kind: 'fix-time',
    slide: 5,
    title,
    subtitle: 'Time to resolution per scenario; hollow = time saved',
    alt: `${title}. ${rows.map(account).join('; ')}.`,
    note: provenanceNote(
      fixes.flatMap(({ accuracy, saved, resolution }) => [
        accuracy,
        saved,
        resolution.human,
        resolution.ai,
      ]),
    ),
    humanName: 'human',
    aiName: 'AI-assisted fix',
    rows,
  }
}

function row({
  short,
  recommendation,
  override,
  accuracy,
  saved,
  resolution,
}: FixSeries): FixTimeRow {
  const { human, ai } = resolution
  return {
    name: capital(short),
    recommendation: recommendation ?? 'no fix recorded',
    override: override ?? (recommendation === null ? 'not recorded' : 'none'),
    human: human.best && inMinutes(human.best.value.toNumber()),
    humanText: human.best ? figureText(human) : 'cause not found',
    ai: ai.best && inMinutes(ai.best.value.toNumber()),
    aiText: ai.best ? figureText(ai) : 'no fix verified',
    // A bar has no room for less than nothing: lost time stands in words.
    saved: saved.best && Math.max(saved.best.value.toNumber(), 0),
    savedText: `${savedText(saved)}${besideIt(saved)}`,
    accuracyText: accuracy.best
      ? // Beside what was stated there is room for a short word only.
        `${figureText(accuracy)} ${besideIt(accuracy) === '' ? 'accurate' : 'right'}${besideIt(accuracy)}`
      : 'accuracy not recorded',
  }
}

/** What was stated beside what was measured: ", stated 92 %". */
function besideIt({ best, others, unit }: Figure): string {
  const stated = others.find(({ provenance }) => provenance === 'stated')
  return best?.provenance === 'measured' && stated
    ? `, stated ${amountText(stated.value, unit)}`
    : ''
}

function savedText({ best, unit }: Figure): string {
  if (!best) return 'saving not recorded'
  const amount = amountText(best.value.abs(), unit)
  return `${amount} ${best.value.isNegative() ? 'lost' : 'saved'}`
}

function account(each: FixTimeRow): string {
  return `${each.name}: ${each.recommendation}, override ${each.override}, human ${each.humanText}, AI-assisted fix ${each.aiText}, ${each.savedText}, ${each.accuracyText}`
}

function savingText(amount: Decimal, unit: Unit): string {
  const text = amountText(amount.abs(), unit)
  if (text === amountText(new Decimal(0), unit)) return 'save no time'
  return `${amount.isNegative() ? 'cost' : 'save'} ${text}`
}

function finding(kpis: Report['kpis']): string {
  const figureOf = (key: 'time-saved' | 'ai-accuracy') =>
    kpis.find((kpi) => kpi.key === key)?.figure
  const saved = figureOf('time-saved')
  const accuracy = figureOf('ai-accuracy')
  const first = saved?.best
    ? `AI-assisted fixes ${savingText(saved.best.value, saved.unit)}`
    : 'AI-assisted fixes: time saved not recorded'
  return accuracy?.best
    ? `${first}; accuracy ${rangeText(accuracy) ?? figureText(accuracy)}`
    : first
}
