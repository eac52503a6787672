/** A team's own evidence for a drill's book: which of it is planned, and all of it on the world's clock. */
import { createHash } from 'node:crypto'
import { sinceOf } from './app-evidence-plan'
import type { DrillRecord } from './drill/record'
import type { Catalogue } from './drill/scenario'
import { chanceOf } from './lab/chance'
import type { EvidencePlan } from './lab/evidence/book'
import type { Brought } from './lab/evidence/brought'
import type { EvidenceLine } from './lab/evidence/line'
import type { OwnHerring, OwnScenario, OwnSubjects } from './scenarios/own/own'
import { placeOwn } from './scenarios/own/place-own'

/** One night of one subject. */
interface Night {
  subject: OwnScenario | OwnHerring
  /** World minutes; null = an ordinary night. */
  sinceMinute: number | null
  /** Another service that shows it, as a facilitator's own red herring does; null = its own. */
  service: string | null
}

/** Null = the team has none. Every subject has its night, planned or not, as the lab's have. */
export type OwnEvidenceOf = (
  record: DrillRecord,
  catalogue: Catalogue,
  plan: EvidencePlan,
) => Brought | null

export function ownEvidence({ scenarios, herrings }: OwnSubjects): OwnEvidenceOf {
  const subjects = [...scenarios, ...herrings]
  // Once, as they may be some megabytes: the files are read at the start alone.
  const digests = subjects.map(({ evidence, alert }) =>
    digestOf(JSON.stringify([alert.service, evidence])),
  )
  return (record, catalogue, plan) => {
    if (subjects.length === 0) return null
    const nights = subjects.flatMap((subject) => nightsOf(subject, record, catalogue))
    const planned = nights.map(({ subject, sinceMinute, service }) => [
      subjects.indexOf(subject),
      sinceMinute,
      service,
    ])
    return {
      digest: digestOf(JSON.stringify([digests, planned])),
      *lines() {
        for (const [index, night] of nights.entries()) yield* linesOf(night, `own/${index}`, plan)
      },
    }
  }
}

/** Its own service's night, and one for each name that a facilitator has lent it. */
function nightsOf(
  subject: OwnScenario | OwnHerring,
  record: DrillRecord,
  catalogue: Catalogue,
): Night[] {
  const planned = record.alerts
    .filter(({ subjectId }) => subjectId === subject.id)
    .map((alert) => ({
      subject,
      sinceMinute: sinceOf(alert, record, catalogue),
      service: alert.own ? alert.service : null,
    }))
  const own = planned.find(({ service }) => service === null)
  const lent = planned.filter(({ service }) => service !== null)
  return [own ?? { subject, sinceMinute: null, service: null }, ...lent]
}

function linesOf({ subject, sinceMinute, service }: Night, name: string, plan: EvidencePlan) {
  const { from, until, seed } = plan
  const chance = chanceOf(seed, name)
  const since =
    sinceMinute === null ? null : Math.min(until, Math.max(from, Math.floor(sinceMinute)))
  const lines: EvidenceLine[] = placeOwn(subject.evidence, since, { from, until }, chance.float)
  return service === null ? lines : lent(lines, subject.alert.service, service)
}

const peer = 'server.address'

/** Under another name, and with ids of its own. */
function lent(lines: readonly EvidenceLine[], from: string, to: string): EvidenceLine[] {
  const id = (known: string) => digestOf(`${to}/${known}`).slice(0, known.length)
  return lines.map((line): EvidenceLine => {
    const service = line.service === from ? to : line.service
    if (line.kind === 'metric') return { ...line, service }
    const attributes =
      line.attributes[peer] === from ? { ...line.attributes, [peer]: to } : line.attributes
    return line.kind === 'log'
      ? { ...line, service, attributes, trace: line.trace === null ? null : id(line.trace) }
      : {
          ...line,
          service,
          attributes,
          trace: id(line.trace),
          span: id(line.span),
          parent: line.parent === null ? null : id(line.parent),
        }
  })
}

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')
