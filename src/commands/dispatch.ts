/** From what a person typed, pressed or sent to the command that answers it. */
import type { Clock } from '../clock'
import { bound } from '../conduct/bind'
import type { Conduct } from '../conduct/conduct'
import { type Evidence, noEvidence } from '../conduct/evidence'
import type { KnobsOf } from '../conduct/lab'
import type { Library } from '../conduct/library'
import { type Measures, noMeasures } from '../conduct/measures'
import { allowedIn, barred, type Word } from '../drill/availability'
import type { Refusal } from '../drill/decision'
import type { AdviserName } from '../drill/record-adviser'
import type { Catalogue } from '../drill/scenario'
import type { FormValues } from '../messages/form'
import type { View } from '../messages/view'
import { world as builtIn, type World, worldAt } from '../scenarios/world'
import { refused, refusedForm, tell } from './answers'
import type { Ask, Asker, Command, Reply } from './command'
import { commands } from './table'
import { drillsInOrder } from './which-drill'

export interface Dispatcher {
  /** A typed line without the `/drill`: "claim A the ring times out". */
  say(asker: Asker, line: string): Promise<Reply>
  /** A pressed button, with everything it carried. */
  press(
    asker: Asker,
    word: string,
    does: string,
    carried: Readonly<Record<string, string>>,
  ): Promise<Reply>
  /** A sent form, with its context and raw values. */
  submit(
    asker: Asker,
    word: string,
    context: Readonly<Record<string, string>>,
    values: FormValues,
  ): Promise<Reply>
}

interface Parts {
  conduct: Conduct
  library: Library
  catalogue: Catalogue
  /** As the brief tells of it; without it the one that comes with the drill. */
  world?: World
  clock: Clock
  knobsOf: KnobsOf
  /** Without it no drill has evidence. */
  evidence?: Evidence
  /** Without it no figures are read. */
  measures?: Measures
  /** Without it the built-in one. */
  adviser?: AdviserName
}

export function createDispatcher({
  conduct,
  library,
  catalogue,
  world = builtIn,
  clock,
  knobsOf,
  evidence = noEvidence,
  measures = noMeasures,
  adviser = 'built-in',
}: Parts): Dispatcher {
  const askOf = (
    asker: Asker,
    text: string,
    carried: Readonly<Record<string, string>>,
    view: View | null,
  ): Ask => ({
    asker,
    text,
    with: carried,
    view,
    conduct,
    library,
    catalogue,
    world: view === null ? world : worldAt(view.record.drill.level, view.record.drill.seed, world),
    knobsOf,
    evidence,
    measures,
    adviser,
    table: commands,
    now: clock.now(),
  })

  /** A button or form means its own drill, if that is one of this channel's; otherwise the word decides. */
  const viewFor = async (
    asker: Asker,
    word: Word,
    drillId: string | undefined,
  ): Promise<View | Refusal | null> => {
    const drills = await library.drillsOf(asker.channelId)
    if (drillId !== undefined) {
      const own = drills.find(
        (drill) => drill.id === drillId && drill.workspaceId === asker.person.workspaceId,
      )
      return own ? library.view(own.id) : { code: 'no-such-record' }
    }
    const candidates = drillsInOrder(drills)
    const meant = candidates.find((drill) => allowedIn(word, drill.state))
    if (meant) return library.view(meant.id)
    const going = candidates.find(
      (drill) => drill.state === 'planned' || drill.state === 'running' || drill.state === 'paused',
    )
    const begins = word === 'plan' || word === 'start'
    if (word === 'help' || word === 'status' || word === 'history' || (begins && !going))
      return null
    return { code: 'not-now', word, state: candidates[0]?.state ?? null }
  }

  const answer = async (
    asker: Asker,
    command: Command,
    text: string,
    carried: Readonly<Record<string, string>>,
    go: (ask: Ask) => Promise<Reply>,
  ): Promise<Reply> => {
    const found = await viewFor(asker, command.word, carried.drill)
    const bar =
      found && ('code' in found ? found : barred(found.record, command.word, asker.person.id))
    // A deed may end what allowed it: its retry is answered as the deed was.
    const doneIn = bar ? await conduct.doneIn(asker.submission) : null
    const view = doneIn ?? (found && 'code' in found ? null : found)
    const ask = askOf(asker, text, carried, view)
    if (bar && !doneIn) return refused(bar, ask, view)
    return toDrill(await go(ask), view)
  }

  return {
    say: async (asker, line) => {
      const [first = '', ...rest] = line.trim().split(/\s+/)
      const typed = first.toLowerCase() || 'help'
      const command = commands.find((each) => each.word === typed)
      if (!command) return unknown(line.trim(), typed)
      const text = line.trim().slice(first.length).trim()
      if (command.sealed && asker.overheard)
        return answer(asker, command, '', {}, () => openPrivately(command, rest.length > 0))
      return answer(asker, command, text, {}, (ask) => command.say(ask))
    },
    press: async (asker, word, does, carried) => {
      const command = commands.find((each) => each.word === word)
      const handlers = command?.press ?? {}
      const handler = Object.hasOwn(handlers, does) ? handlers[does] : undefined
      if (!command || !handler)
        return tell('That button is from an older version. `/drill help` says what you can do now.')
      const wayOut = does === 'take-over' || does === 'sign-off'
      return wayOut
        ? unbarred(asker, carried, handler)
        : answer(asker, command, '', carried, handler)
    },
    submit: async (asker, word, context, values) => {
      const command = commands.find((each) => each.word === word)
      const { submit } = command ?? {}
      // What was typed stays where it is: the no stands at the first field.
      const [first = 'form'] = Object.keys(values)
      const outdated: Reply = { kind: 'errors', errors: { [first]: outdatedForm } }
      if (!command || !submit) return outdated
      if (context.drill === undefined && word !== 'plan') return outdated
      const view =
        context.drill === undefined ? null : await viewFor(asker, command.word, context.drill)
      if (view && 'code' in view)
        return refusedForm(view, askOf(asker, '', context, null), null, first)
      return toDrill(await submit(askOf(asker, '', context, view), values), view)
    },
  }

  /** The word's own rule does not hold for these: the deed's does, under the lock. */
  async function unbarred(
    asker: Asker,
    carried: Readonly<Record<string, string>>,
    go: (ask: Ask) => Promise<Reply>,
  ): Promise<Reply> {
    const found = await viewFor(asker, 'help', carried.drill)
    if (found && 'code' in found) return refused(found, askOf(asker, '', carried, null), null)
    return toDrill(await go(askOf(asker, '', carried, found)), found)
  }
}

const outdatedForm =
  'That form is from an older version. Copy what you typed; `/drill help` says what you can do now.'

function toDrill(reply: Reply, view: View | null): Reply {
  if (reply.kind !== 'private') return reply
  const drillId = reply.drillId ?? view?.record.drill.id
  return drillId === undefined ? reply : { ...reply, message: bound(reply.message, drillId) }
}

function unknown(line: string, typed: string): Reply {
  const near = commands.find(
    (each) => each.word.startsWith(typed.slice(0, 3)) || typed.startsWith(each.word),
  )
  const guess = near ? ` Did you mean \`/drill ${near.word}\`?` : ''
  return tell(
    `There is no word "${typed}".${guess} \`/drill help\` says what you can do now. You wrote: ${line}`,
  )
}

/** Others can read what was typed here, so the sealed word only opens its form, in private. */
async function openPrivately(command: Command, saidMore: boolean): Promise<Reply> {
  const does = command.press?.open ? 'open' : 'now'
  const sentence = `What is typed here can be read by others, so \`${command.word}\` ${saidMore ? 'was not acted upon' : 'opens in private'}. Use the button.`
  return tell(sentence, [{ label: command.help, word: command.word, does, style: 'primary' }])
}
