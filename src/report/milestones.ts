/** Per alert: first evidence, first right hypothesis, agreed, fixed and holding. */
import type { Case } from '../drill/kpis/cases'
import { agreedTime } from '../drill/kpis/detection'
import { agreedNoise, firstEvidence, firstFixed, firstRight } from '../drill/kpis/milestones'
import { aiStart, resolution } from '../drill/kpis/resolution'
import type { AlertMilestones, Milestone } from './beyond'
import type { Material } from './material'

/** Every alert that was raised, by its letter's order. */
export function milestones(material: Material): AlertMilestones[] {
  return [...material.cases, ...material.herrings]
    .sort((a, b) => a.alert.delivered.elapsed - b.alert.delivered.elapsed)
    .map((each) => {
      const { id, letter, service, herring, delivered } = each.alert
      return {
        alertId: id,
        letter,
        service,
        herring,
        delivered: delivered.elapsed,
        steps: stepsOf(material, each),
      }
    })
}

function stepsOf({ record }: Material, each: Case): Milestone[] {
  const { herring } = each.alert
  return [
    { key: 'evidence', label: 'First evidence', after: firstEvidence(each, record) },
    { key: 'right', label: 'First right hypothesis', after: firstRight(each) },
    { key: 'agreed', label: 'Agreed', after: herring ? agreedNoise(each) : agreedTime(each) },
    { key: 'fixed', label: 'Fixed', after: herring ? null : firstFixed(each) },
    {
      key: 'holding',
      label: 'Holding',
      after: herring ? null : resolution(each, aiStart(record)).plain,
    },
  ]
}
