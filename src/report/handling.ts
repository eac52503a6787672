/** How each red herring was dealt with. */
import type { Case } from '../drill/kpis/cases'
import { after } from '../drill/kpis/detection'
import { blames, firstCall, noiseCalls, timeOn } from '../drill/kpis/herrings'
import { findingsOn, fixAccount, hintsOn, runAccount } from './fix-account'
import { herringLabel } from './header'
import { type Material, namedAuthor } from './material'
import type { HerringHandling } from './report'

export function handling(material: Material): HerringHandling[] {
  return material.herrings.map((herring) => handled(material, herring))
}

function handled(material: Material, herring: Case): HerringHandling {
  const { record, catalogue, cases, herrings } = material
  const { id, letter, own, subjectId, service, symptom, clears, delivered } = herring.alert
  const drawn = own ? undefined : catalogue.herrings.find((each) => each.id === subjectId)
  return {
    alertId: id,
    letter,
    name: herringLabel(material, herring.alert),
    short: drawn?.short ?? service,
    service,
    symptom,
    truth: drawn?.truth ?? '',
    clears,
    delivered: delivered.elapsed,
    hints: hintsOn(record, id),
    calledNoise: noiseCalls(herring).map((claim) => ({
      team: claim.kind === 'team',
      after: after(herring, claim),
      by: namedAuthor(material, claim),
    })),
    firstCall: firstCall(herring),
    blames: blames(herring, herrings, cases),
    spent: timeOn(herring, material.stints),
    ...findingsOn(record, id),
    fix: fixAccount(herring),
    runs: herring.runs.map(runAccount),
  }
}
