/** What is submitted in a modal: checked and carried out first, then acknowledged with what came of it. */
import { createHash } from 'node:crypto'
import type { types } from '@slack/bolt'
import type { Clock } from '../../clock'
import type { Asker, Reply } from '../../commands/command'
import type { Dispatcher } from '../../commands/dispatch'
import { causeOf, type Log } from '../../log'
import { privately } from '../../messages/private'
import { answerView, workingView } from './answer-view'
import type { Answers } from './answers'
import type { Askers } from './asker'
import { type SubmissionBody, senderOf } from './bodies'
import type { FilesIn } from './files-in'
import { keptView } from './kept-view'
import { errorsOf } from './modal'
import { readFormMetadata } from './payload'
import type { People } from './people'
import { filesIn, readState, usersIn } from './state'
import type { Web } from './web'

/** What Slack takes as the answer to a submission; null = the modal closes. */
export type Acknowledgement =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update'; view: types.ModalView }
  | null

export type Submitted = (body: SubmissionBody) => Promise<Acknowledgement>

interface Parts {
  dispatcher: Pick<Dispatcher, 'submit'>
  askers: Askers
  answers: Answers
  people: People
  filesIn: FilesIn
  web: Pick<Web, 'call'>
  clock: Clock
  log: Log
}

/** Slack waits 3 s, the way there and back included. Real ms. */
const patience = 2_400
const late = Symbol('late')
const broken =
  'Something failed here, and the bot’s log says what. What you typed still stands: send it again.'
const noForm =
  'That form is from an older version. Copy what you typed; `/drill help` says what you can do now.'
/** Where there is nothing to be carried out: the form stays, with what was typed. */
const no = (sentence: string) =>
  ({ reply: { kind: 'errors', errors: { form: sentence } }, asker: null }) as const

export function createSubmissions(parts: Parts): Submitted {
  const { dispatcher, askers, answers, people, web, clock, log } = parts

  const submit = async (body: SubmissionBody): Promise<{ reply: Reply; asker: Asker | null }> => {
    const about = readFormMetadata(body.view.private_metadata)
    if (about === null) return no(noForm)
    const values = body.view.state?.values ?? {}
    const sender = senderOf(body)
    const asking = await askers.askerOf(sender, {
      channel: null,
      drillId: about.context.drill,
      source: 'form',
      submission: submissionOf(sender.teamId, body),
      channelId: about.channel,
    })
    if (!asking.ok) return no(asking.sentence)
    const { asker } = asking
    const chosen = await people.chosen(usersIn(values))
    const contents = await parts.filesIn(filesIn(values))
    const filled = readState(values, {
      zone: asker.person.timeZone,
      personIdOf: (userId) => chosen.get(userId)?.id ?? null,
      contentOf: (fileId) => contents.get(fileId) ?? null,
    })
    const reply = await dispatcher.submit(asker, about.word, about.context, filled)
    return { reply, asker }
  }

  /** Never rejects: what failed is said, in the form where it can be. */
  const outcome = async (body: SubmissionBody) => {
    try {
      return await submit(body)
    } catch (error) {
      const { id: view } = body.view
      log.error({ user: body.user.id, view, why: causeOf(error) }, 'A submission failed.')
      return no(broken)
    }
  }

  const acknowledgement = async (
    { reply, asker }: Awaited<ReturnType<typeof outcome>>,
    body: SubmissionBody,
  ): Promise<Acknowledgement> => {
    switch (reply.kind) {
      case 'errors': {
        const message = privately(Object.values(reply.errors).join(' '))
        return (
          errorsOf(reply.errors, body.view) ?? {
            response_action: 'update',
            view: answerView(message),
          }
        )
      }
      case 'private':
        return {
          response_action: 'update',
          view: await answers.inModal(reply.message, body.user.id),
        }
      case 'form':
        return asker === null
          ? null
          : { response_action: 'update', view: await answers.modalFor(reply.form, asker) }
      case 'nothing':
        return null
      default:
        return reply satisfies never
    }
  }

  /** The modal says that it takes a while; what came of it stands there as soon as it is known. */
  const afterwards = async (
    body: SubmissionBody,
    done: ReturnType<typeof outcome>,
    ready: Promise<Acknowledgement>,
  ) => {
    const { reply } = await done
    const view_id = body.view.id
    try {
      const ack = reply.kind === 'errors' ? null : await ready
      const view =
        reply.kind === 'errors'
          ? keptView(body.view, reply.errors)
          : ack?.response_action === 'update'
            ? ack.view
            : null
      if (view !== null) await web.call('views.update', { view_id, view })
    } catch (error) {
      log.warn({ view: view_id, why: causeOf(error) }, 'A late answer has no modal any more.')
      await answers.directly(reply, body.user.id)
    }
  }

  return async (body) => {
    const done = outcome(body)
    const ready = done.then((came) => acknowledgement(came, body))
    const ack = await Promise.race([ready, expiry(clock)])
    if (ack !== late) return ack
    void afterwards(body, done, ready)
    return { response_action: 'update', view: workingView() }
  }
}

const expiry = (clock: Clock) =>
  new Promise<typeof late>((resolve) => void clock.after(patience, () => resolve(late)))

/** A retry carries the same values; what was corrected after a no carries others. */
function submissionOf(teamId: string, { view }: SubmissionBody): string {
  const values = JSON.stringify(view.state?.values ?? {})
  const digest = createHash('sha256').update(values).digest('base64url').slice(0, 22)
  return `slack:${teamId}:${view.id}:${digest}`
}
