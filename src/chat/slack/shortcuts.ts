/** Slack's shortcuts: a claim from anywhere, and a message that is kept as evidence. */
import type { Dispatcher } from '../../commands/dispatch'
import { drillsInOrder } from '../../commands/which-drill'
import type { Library } from '../../conduct/library'
import { causeOf, type Log } from '../../log'
import type { Form } from '../../messages/form'
import { privately } from '../../messages/private'
import { answerView } from './answer-view'
import type { Answers, Surface } from './answers'
import { type Askers, foreign } from './asker'
import { type ShortcutBody, type SubmissionBody, senderOf } from './bodies'
import type { Channels } from './channels'
import { chooseView, readChoice } from './choose-view'
import { codeOf } from './outcome'
import type { Acknowledgement } from './submissions'
import type { Web } from './web'

/** The ids in the app's manifest. */
export const shortcutIds = { claim: 'claim', evidence: 'evidence' } as const

export interface Shortcuts {
  /** Either of the two was chosen. */
  begin(body: ShortcutBody): Promise<void>
  /** What it asked was answered: the form follows in the same modal. */
  goOn(body: SubmissionBody): Promise<Acknowledgement>
}

interface Parts {
  dispatcher: Pick<Dispatcher, 'press'>
  askers: Askers
  answers: Answers
  channels: Channels
  library: Pick<Library, 'drillsOf'>
  web: Pick<Web, 'call'>
  isNew: (key: string) => boolean
  log: Log
}

const none = privately(
  'You are in no drill that is running. Open its channel and say `/drill join`, or `/drill plan` for a new one.',
)
const failed = privately(
  'Something failed here, and the bot’s log says what. Choose the shortcut again.',
)
const unseen = privately(
  'The bot is not in that conversation, so it has no link to the message. Say `/invite @Drill` there, or copy the link of the message into the form yourself: `/drill claim`, `/drill finding` or `/drill note`.',
)
const outdated = privately('That form is from an older version. Choose the shortcut again.')

export function createShortcuts(parts: Parts): Shortcuts {
  const { dispatcher, askers, answers, channels, library, web, log } = parts

  /** Those that are going on: of the message's own channel, else the person's. */
  const drillsFor = async (body: ShortcutBody, person: Parameters<Askers['drillsOf']>[0]) => {
    const place = body.channel
      ? await channels.placeOf(body.channel.id, body.channel.name ?? '')
      : null
    const there = place?.kind === 'channel' ? await library.drillsOf(place.channel.id) : []
    const here = drillsInOrder(there).filter(isGoingOn)
    return here.length > 0 ? here : (await askers.drillsOf(person)).filter(isGoingOn)
  }

  /** Null = the bot sees no such message. */
  const permalinkOf = async ({ channel, message }: ShortcutBody): Promise<string | null> => {
    if (!channel || !message) return null
    try {
      const asked = { channel: channel.id, message_ts: message.ts }
      return (await web.call('chat.getPermalink', asked)).permalink
    } catch (error) {
      if (!invisible.has(codeOf(error) ?? '')) throw error
      return null
    }
  }

  const begin = async (body: ShortcutBody, surface: Extract<Surface, { kind: 'home' }>) => {
    const sender = senderOf(body)
    const person = await askers.personOf(sender)
    if (person === null) return answers.tell(privately(foreign), surface, sender.userId)
    const drills = await drillsFor(body, person)
    const [drill] = drills
    if (drill === undefined) return answers.tell(none, surface, sender.userId)
    const cites = body.callback_id === shortcutIds.evidence
    const cited = cites ? await permalinkOf(body) : null
    if (cites && cited === null) return answers.tell(unseen, surface, sender.userId)
    if (drills.length > 1 || cited !== null) {
      const named = drills.map(({ id, title, team }) => ({ id, name: `${title} · ${team}` }))
      const view = chooseView({ drills: named, cited })
      await web.call('views.open', { trigger_id: surface.trigger, view })
      return
    }
    const asking = await askers.askerOf(sender, {
      channel: null,
      drillId: drill.id,
      source: 'button',
      submission: `slack:${sender.teamId}:${body.trigger_id}`,
    })
    if (!asking.ok) return answers.tell(privately(asking.sentence), surface, sender.userId)
    const reply = await dispatcher.press(asking.asker, 'claim', 'open', { drill: drill.id })
    return answers.show(reply, surface, asking.asker)
  }

  const goOn = async (body: SubmissionBody): Promise<Acknowledgement> => {
    const sender = senderOf(body)
    const choice = readChoice(body.view.private_metadata, body.view.state?.values)
    if (choice === null) return { response_action: 'update', view: answerView(outdated) }
    const asking = await askers.askerOf(sender, {
      channel: null,
      drillId: choice.drillId,
      source: 'button',
      submission: `slack:${sender.teamId}:${body.view.id}`,
    })
    if (!asking.ok)
      return { response_action: 'update', view: answerView(privately(asking.sentence)) }
    const carried = { drill: choice.drillId }
    const reply = await dispatcher.press(asking.asker, choice.kind, 'open', carried)
    if (reply.kind === 'private')
      return {
        response_action: 'update',
        view: await answers.inModal(reply.message, sender.userId),
      }
    if (reply.kind !== 'form') return null
    const form = choice.cited === null ? reply.form : citing(reply.form, choice.cited)
    return { response_action: 'update', view: await answers.modalFor(form, asking.asker) }
  }

  return {
    begin: async (body) => {
      if (!parts.isNew(`shortcut:${body.trigger_id}`)) return
      const surface = { kind: 'home', trigger: body.trigger_id } as const
      try {
        await begin(body, surface)
      } catch (error) {
        log.error({ user: body.user.id, why: causeOf(error) }, 'A shortcut failed.')
        await answers.tell(failed, surface, body.user.id).catch((again: unknown) => {
          log.warn({ user: body.user.id, why: causeOf(again) }, 'Nor could that be said.')
        })
      }
    },
    goOn: async (body) => {
      try {
        return await goOn(body)
      } catch (error) {
        log.error({ user: body.user.id, why: causeOf(error) }, 'A shortcut failed.')
        return { response_action: 'update', view: answerView(failed) }
      }
    },
  }
}

const invisible = new Set(['channel_not_found', 'message_not_found', 'not_in_channel'])

const isGoingOn = ({ state }: { state: string }) => state === 'running' || state === 'paused'

/** Where a form keeps what something rests on. */
const placesOfEvidence = ['evidence', 'notes', 'text']

function citing(form: Form, cited: string): Form {
  const at = form.fields.findIndex(
    ({ kind, name }) => kind === 'text' && placesOfEvidence.includes(name),
  )
  return {
    ...form,
    fields: form.fields.map((field, index) =>
      index === at && field.kind === 'text'
        ? { ...field, value: [field.value ?? '', cited].filter((each) => each !== '').join('\n') }
        : field,
    ),
  }
}
