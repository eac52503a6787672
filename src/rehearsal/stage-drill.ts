/** Gets a drill of the simulated team under way: people, plan, start; and what the score needs to know of it. */
import type { Asker, Course, Reply } from '../commands/command'
import type { Dispatcher } from '../commands/dispatch'
import type { KnobsOf } from '../conduct/lab'
import type { Library } from '../conduct/library'
import { minute } from '../drill/clock'
import type { DrillRecord, Person } from '../drill/record'
import type { Catalogue } from '../drill/scenario'
import { defaultScript } from '../drill/script'
import type { DrillFacts } from './act'
import { advisedOn } from './advised'
import type { CastKey } from './cast'

interface Parts {
  dispatcher: Dispatcher
  library: Library
  people: ReadonlyMap<CastKey, Person>
  facilitator: CastKey
  channel: { id: string; name: string }
  course: Course
  /** Makes the submissions unique; the same again plans and starts nothing anew. */
  key: string
  title: string
  team: string
}

/** Plans the drill through the form and starts it by its word; gives back its id. Does neither twice. */
export async function stageDrill(parts: Parts): Promise<string> {
  const who = parts.people.get(parts.facilitator)
  if (!who) throw new Error('Nobody plays the facilitator.')
  const asker = (source: Asker['source'], what: string): Asker => ({
    person: who,
    channelId: parts.channel.id,
    channelName: parts.channel.name,
    source,
    submission: `${parts.key}:${what}`,
    overheard: false,
    course: parts.course,
  })
  const planned = await parts.dispatcher.submit(
    asker('form', 'plan'),
    'plan',
    {},
    { title: parts.title, team: parts.team },
  )
  expectYes(planned)
  const [drill] = await parts.library.drillsOf(parts.channel.id)
  if (!drill) throw new Error('The drill was not planned.')
  if (drill.state === 'planned')
    expectYes(await parts.dispatcher.say(asker('command', 'start'), 'start'))
  return drill.id
}

function expectYes(reply: Reply): void {
  if (reply.kind === 'errors') throw new Error(JSON.stringify(reply.errors))
}

/** What the simulated team knows of its drill from behind the scenes: which alert comes when, and what will be advised. */
export function factsOf(
  record: DrillRecord,
  parts: { catalogue: Catalogue; knobsOf: KnobsOf },
  today: string,
): DrillFacts {
  const { catalogue } = parts
  const subjects = [...catalogue.scenarios, ...catalogue.herrings]
  const alerts = record.cues
    .filter((cue) => cue.kind === 'alert')
    .sort((a, b) => (a.elapsed ?? 0) - (b.elapsed ?? 0))
    .flatMap((cue) => {
      const alert = record.alerts.find((each) => each.id === cue.subject)
      const subject = subjects.find((each) => each.id === alert?.subjectId)
      if (!alert || !subject) return []
      const advised = advisedOn(record, alert, parts)
      return [{ subject, minute: (cue.elapsed ?? 0) / minute, advised }]
    })
  return { script: defaultScript, alerts, today }
}
