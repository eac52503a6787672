/** What an adviser is asked with. */
import type { Clock } from '../clock'
import { adviceDetail } from '../drill/advice-detail'
import { advisedPlan } from '../drill/adviser'
import type { DeliveredAlert } from '../drill/alerts'
import { elapsedAt } from '../drill/clock'
import type { DrillRecord } from '../drill/record'
import type { Catalogue } from '../drill/scenario'
import { briefMessage } from '../messages/brief'
import { type World, worldAt } from '../scenarios/world'
import type { Asked } from './adviser'
import type { Evidence } from './evidence'
import { knobsBehind } from './knobs-behind'
import type { KnobsOf } from './lab'

export interface AskedParts {
  evidence: Evidence
  knobsOf: KnobsOf
  catalogue: Catalogue
  world: World
  clock: Clock
}

/** Evidence takes most of a minute to make: a drill that is played faster is over before it is there. */
const fastestWithEvidence = 60

/** What the team can see of the alert now, and nothing else. */
export async function askedOf(
  parts: AskedParts,
  record: DrillRecord,
  alert: DeliveredAlert,
): Promise<Asked> {
  const { letter, service, symptom, value, threshold, detail } = alert
  const inTime = record.drill.speed <= fastestWithEvidence
  const book = inTime ? await parts.evidence.open(record.drill.id) : null
  return {
    alert: { letter, service, symptom, value, threshold, detail },
    brief: briefMessage(worldAt(record.drill.level, record.drill.seed, parts.world)).fallback,
    remedies: knobsBehind(parts, alert),
    evidence: book === 'not yet' ? null : book,
    until: elapsedAt(record, parts.clock.now()),
    card: advisedPlan(record, alert.id)?.detail.card ?? null,
    earlier: record.advices.flatMap((each) => {
      const given = each.alertId === alert.id && each.state === 'done' ? adviceDetail(each) : null
      return given?.kind === 'answer'
        ? [{ question: each.question, answer: given.answer.text }]
        : []
    }),
  }
}
