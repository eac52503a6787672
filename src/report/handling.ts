/** How each red herring was dealt with. */
import type { Case } from '../drill/kpis/cases'
import { after } from '../drill/kpis/detection'
import { blames, firstCall, noiseCalls, peopleOn, timeOn } from '../drill/kpis/herrings'
import { misledPeople, recovery } from '../drill/kpis/misled'
import { findingsOn, fixAccount, hintsOn, runAccount } from './fix-account'
import { herringLabel } from './header'
import { type Material, namedAuthor, nameOf } from './material'
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
    callers: callers(material, herring),
    firstCall: firstCall(herring),
    blames: blames(herring, herrings, cases),
    misled: misledPeople(herring, herrings, cases),
    recovery: recovery(herring, herrings, cases),
    worked: peopleOn(herring, material.stints),
    spent: timeOn(herring, material.stints),
    ...findingsOn(record, id),
    fix: fixAccount(herring),
    runs: herring.runs.map(runAccount),
  }
}

/**
 * Who called it noise and was confirmed, by name and not by time. Nobody, where that would tell who was misled:
 * one at least must be among them who never was.
 */
function callers(material: Material, herring: Case): string[] {
  const confirmed = noiseCalls(herring).filter(({ verdict }) => verdict === 'confirmed')
  const people = [...new Set(confirmed.map(({ stamp }) => stamp.by))]
  const recovered = (material.misled.get(herring.alert.id) ?? []).filter(({ seen }) => seen)
  return people.length > recovered.length
    ? people.flatMap((by) => nameOf(material, by) ?? []).sort()
    : []
}
