/** The report's one sentence. */
import { formatDuration } from '../drill/duration'
import { detectionTime } from '../drill/kpis/detection'
import { outcomeOf } from '../drill/kpis/fixes'
import { figureText } from './figure-text'
import type { Material } from './material'
import type { HerringHandling } from './report'
import { numberWord } from './text'

/** "Team Alpha found all three failures by hand, in 26 min on average, and fixed each one. The CPU spike alert took 9.0 min of people's time." */
export function verdict(material: Material, herrings: readonly HerringHandling[]): string {
  const noise = herrings.flatMap(({ short, spent }) =>
    spent.best?.value.gt(0)
      ? [`The ${short} alert took ${formatDuration(spent.best.value)} of people's time.`]
      : [],
  )
  return [`${material.record.drill.team} ${found(material)}${fixed(material)}.`, ...noise].join(' ')
}

function found({ cases }: Material): string {
  const detection = detectionTime(cases)
  const part = detection.best?.share?.part ?? 0
  const average = part > 1 ? `${figureText(detection)} on average` : figureText(detection)
  if (cases.length === 0) return 'met no failure'
  if (part === 0)
    return unjudged(cases)
      ? 'awaits the verdicts on its claims'
      : `found none of ${failures(cases.length)}`
  const which =
    part < cases.length
      ? `${numberWord(part)} of ${failures(cases.length)}`
      : part === 1
        ? 'the failure'
        : `all ${failures(part)}`
  return `found ${which} by hand, in ${average}`
}

function failures(count: number): string {
  return count === 1 ? 'one failure' : `${numberWord(count)} failures`
}

function unjudged(cases: Material['cases']): boolean {
  return cases.some(({ claims }) =>
    claims.some(({ verdict: value, supersededBy }) => value === null && supersededBy === null),
  )
}

function fixed({ cases }: Material): string {
  const outcomes = cases.flatMap((each) => outcomeOf(each)?.outcome ?? [])
  if (outcomes.length === 0) return ''
  const good = outcomes.filter((outcome) => outcome === 'successful').length
  if (good === cases.length) return good === 1 ? ', and fixed it' : ', and fixed each one'
  return `, and fixed ${good === 0 ? 'none' : numberWord(good)} of ${numberWord(cases.length)}`
}
