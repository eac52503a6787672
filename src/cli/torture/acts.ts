/** What the simulated team does in a drill: the same in each of the bot's lives. */
import { knobsOf } from '../../app-lab'
import { chance } from '../../conduct/chance'
import type { DrillRecord } from '../../drill/record'
import { verdictValues } from '../../drill/record-alerts'
import type { Act } from '../../rehearsal/act'
import { score } from '../../rehearsal/score'
import { factsOf } from '../../rehearsal/stage-drill'
import { catalogue } from '../../scenarios/catalogue'

export function actsOf(record: DrillRecord): readonly Act[] {
  const { seed, startedAt } = record.drill
  const today = new Date(startedAt ?? 0).toISOString().slice(0, 10)
  // A stress run takes seconds of a child process, which is longer than a life here.
  return score(chance(seed, 0), factsOf(record, { catalogue, knobsOf }, today)).filter(
    ({ do: deed }) => !(deed.type === 'say' && deed.word === 'stress'),
  )
}

/** Ids under which the act at `index` changes something. */
export function submissionsOf(act: Act, drillId: string, index: number): string[] {
  const id = `${drillId}:${index}`
  return act.do.type === 'judge' ? verdictValues.map((value) => `${id}:${value}`) : [id]
}
