/** Slide 7: the team's four scores. */
import { Decimal } from 'decimal.js'
import type { ReflectionScore } from '../../drill/record-lessons'
import type { ChartSpec, ScoreAxis } from '../chart-spec'
import { notRecorded } from '../figure-text'
import type { Report } from '../report'
import { capital } from '../text'
import { missingSlide } from './missing'
import { provenanceNote } from './words'

/** Names short enough to stand beside the radar. */
const names: Readonly<Record<ReflectionScore, string>> = {
  techniques: 'Techniques',
  ai: 'AI assistance',
  herring: 'Red-herring handling',
  dashboards: 'Dashboards, alerts',
}
/** The same within a sentence. */
const inSentence: Readonly<Record<ReflectionScore, string>> = {
  techniques: 'techniques',
  ai: 'AI assistance',
  herring: 'red-herring handling',
  dashboards: 'dashboards and alerts',
}

interface Mean {
  key: ReflectionScore
  mean: Decimal
}

export function reflectionSlide({
  series,
  reflection,
}: Pick<Report, 'series' | 'reflection'>): ChartSpec {
  const means = series.scores.flatMap(({ key, figure }): Mean[] =>
    figure.best ? [{ key, mean: figure.best.value }] : [],
  )
  const values = means.map(({ mean }) => mean)
  const low = values.length === 0 ? null : Decimal.min(...values)
  const high = values.length === 0 ? null : Decimal.max(...values)
  if (!low || !high) {
    return missingSlide(
      7,
      'Team reflection: four scores',
      '/drill reflect',
      'The survey, open to every participant until the drill closes, fills this slide.',
    )
  }
  const axis = (key: ReflectionScore): ScoreAxis => {
    const mean = means.find((each) => each.key === key)?.mean
    return {
      name: names[key],
      score: mean?.toNumber() ?? null,
      scoreText: mean ? `${scoreText(mean)} of 5` : notRecorded,
      note: series.scores.find((each) => each.key === key)?.note ?? '',
      lowest: mean !== undefined && low.lt(high) && mean.eq(low),
    }
  }
  const axes: [ScoreAxis, ScoreAxis, ScoreAxis, ScoreAxis] = [
    axis('techniques'),
    axis('ai'),
    axis('herring'),
    axis('dashboards'),
  ]
  const title = finding(means, low, high)
  const answers =
    reflection.answered === 1 ? 'one answer' : `mean of ${reflection.answered} answers`
  return {
    kind: 'scores',
    slide: 7,
    title,
    subtitle: `Team self-assessment, 0–5, ${answers}; outer ring = 5`,
    alt: `${title}. ${axes.map(({ name, scoreText: text, note }) => `${name}: ${text}${note === '' ? '' : ` (${note})`}`).join('; ')}.`,
    note: provenanceNote(series.scores.map(({ figure }) => figure)),
    axes,
  }
}

function finding(means: readonly Mean[], low: Decimal, high: Decimal): string {
  const best = means.find(({ mean }) => mean.eq(high))
  const worst = means.find(({ mean }) => mean.eq(low))
  return best && worst && low.lt(high)
    ? `${capital(inSentence[best.key])}: ${scoreText(high)} of 5; ${inSentence[worst.key]} only ${scoreText(low)}`
    : `Every score is ${scoreText(high)} of 5`
}

function scoreText(mean: Decimal): string {
  return mean.toDecimalPlaces(1, Decimal.ROUND_HALF_UP).toFixed()
}
