/** What is submitted in a modal, where it takes long or fails: the answer comes, once, and what was typed stays. */
import { expect, test } from 'vitest'
import { createAnswers } from '../../../src/chat/slack/answers'
import type { Askers } from '../../../src/chat/slack/asker'
import { type SubmissionBody, submissionBody } from '../../../src/chat/slack/bodies'
import { modalView } from '../../../src/chat/slack/modal'
import type { People } from '../../../src/chat/slack/people'
import { createSubmissions } from '../../../src/chat/slack/submissions'
import type { Reply } from '../../../src/commands/command'
import type { Form } from '../../../src/messages/form'
import { privately } from '../../../src/messages/private'
import { collectLog } from '../../support/collect-log'
import { createFakeClock } from '../../support/fake-clock'
import { handedIn } from '../../support/slack/hand-in'
import { modalFaults } from '../../support/slack/validate'

const typed = 'zebra-7 <!channel> rounding'
const form: Form = {
  word: 'note',
  title: 'Note',
  submit: 'Save',
  fields: [
    { kind: 'text', name: 'text', label: 'Observation', required: true, multiline: true },
    { kind: 'tick', name: 'sign', label: 'Sign it', required: false },
  ],
  context: {},
}

/** The form as it was handed in with words in its field. */
function submitted(): SubmissionBody {
  const view = modalView(form, { zone: 'UTC', userIdOf: () => null })
  const values = handedIn(view)
  for (const held of Object.values(values))
    for (const value of Object.values(held))
      if (typeof value === 'object' && value !== null && 'value' in value) value.value = typed
  return submissionBody.parse({
    user: { id: 'U1', team_id: 'T1' },
    team: { id: 'T1' },
    view: { ...view, id: 'V1', state: { values } },
  })
}

/** A desk whose dispatcher answers when it is told to; `closed`: the person has closed the modal meanwhile. */
function desk({ closed = false } = {}) {
  const clock = createFakeClock(0)
  const written = collectLog()
  const updates: { view_id: string; view: unknown }[] = []
  const sent: string[] = []
  let come: (reply: Reply) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const web = {
    call: async (method: string, options: Readonly<Record<string, unknown>>) => {
      if (closed) throw new Error('not_found')
      if (method !== 'views.update') throw new Error(method)
      updates.push({ view_id: String(options.view_id), view: options.view })
      return { view: { id: 'V1', hash: '' } } as never
    },
  }
  const people: People = {
    personOf: async () => Promise.reject(new Error('not asked here')),
    chosen: async () => new Map(),
    userIdsOf: async () => new Map(),
  }
  const person = { id: 'p1', workspaceId: 'w', userId: 'U1', name: 'Ben', timeZone: 'UTC' }
  const askers: Askers = {
    personOf: async () => person,
    drillsOf: async () => [],
    askerOf: async (_, { source, submission }) => ({
      ok: true,
      asker: {
        person,
        channelId: 'c1',
        channelName: 'night',
        source,
        submission,
        overheard: false,
        course: { kind: 'drill', speed: 1, seed: 1 },
      },
    }),
  }
  const answers = createAnswers({
    web,
    respond: async () => {},
    people,
    direct: async (_, { fallback }) => {
      sent.push(fallback)
      return true
    },
    log: written.log,
  })
  const submit = createSubmissions({
    dispatcher: {
      submit: () =>
        new Promise<Reply>((resolve, reject) => {
          come = resolve
          fail = reject
        }),
    },
    askers,
    answers,
    people,
    filesIn: async () => new Map(),
    web,
    clock,
    log: written.log,
  })
  const turn = () => clock.advance(0).then(() => new Promise((resolve) => setTimeout(resolve, 5)))
  return {
    clock,
    updates,
    sent,
    written,
    submit,
    turn,
    reply: async (reply: Reply) => {
      come(reply)
      await turn()
    },
    break: async (error: Error) => {
      fail(error)
      await turn()
    },
  }
}

/** The modal says that it takes a while. */
async function late(at: ReturnType<typeof desk>) {
  const acknowledged = at.submit(submitted())
  await at.turn()
  await at.clock.advance(2_399)
  expect(at.updates).toEqual([])
  await at.clock.advance(1)
  const ack = await acknowledged
  expect(ack?.response_action).toBe('update')
  expect(JSON.stringify(ack)).toContain('takes longer')
}

test('what comes in time is the acknowledgement itself', async () => {
  const at = desk()
  const acknowledged = at.submit(submitted())
  await at.turn()
  await at.reply({ kind: 'private', message: privately('Noted.') })
  expect(JSON.stringify(await acknowledged)).toContain('Noted.')
  expect(at.updates).toEqual([])
})

test('what takes longer stands in the modal as soon as it is known', async () => {
  const at = desk()
  await late(at)
  await at.reply({ kind: 'private', message: privately('Noted after all.') })
  expect(at.updates).toHaveLength(1)
  expect(at.updates[0]?.view_id).toBe('V1')
  expect(JSON.stringify(at.updates)).toContain('Noted after all.')
  expect(at.sent).toEqual([])
})

test('a late answer with a picture is sent once', async () => {
  const at = desk()
  await late(at)
  const image = { kind: 'image', fileId: 'f', alt: 'A line', title: 'The run' } as const
  await at.reply({ kind: 'private', message: { fallback: 'The run', parts: [image] } })
  expect(at.sent).toEqual(['The run'])
  expect(JSON.stringify(at.updates)).toContain('direct messages')
})

test('a late no comes back in the form, with what was typed', async () => {
  const at = desk()
  await late(at)
  await at.reply({ kind: 'errors', errors: { text: 'Write *less*.', other: 'And sooner.' } })
  expect(at.updates).toHaveLength(1)
  const view = at.updates[0]?.view
  expect(modalFaults(view)).toEqual([])
  const words = JSON.stringify(view)
  expect(words).toContain('Write *less*.')
  expect(words).toContain('And sooner.')
  expect(words).toContain(JSON.stringify(typed).slice(1, -1))
})

test('a late form takes the place of the one before', async () => {
  const at = desk()
  await late(at)
  await at.reply({ kind: 'form', form: { ...form, title: 'And then' } })
  expect(modalFaults(at.updates[0]?.view)).toEqual([])
  expect(JSON.stringify(at.updates)).toContain('And then')
})

test.each([
  ['an answer', { kind: 'private', message: privately('Noted after all.') }, 'Noted after all.'],
  ['a no', { kind: 'errors', errors: { text: 'Write less.' } }, 'Write less.'],
] as const)('%s whose modal was closed meanwhile goes directly', async (_, reply, words) => {
  const at = desk({ closed: true })
  await late(at)
  await at.reply(reply)
  expect(at.sent).toEqual([expect.stringContaining(words)])
})

test('what fails keeps the form, and the log has one line without the words', async () => {
  const at = desk()
  const acknowledged = at.submit(submitted())
  await at.turn()
  await at.break(new Error(`no room for ${typed}`))
  const ack = await acknowledged
  expect(ack).toMatchObject({ response_action: 'errors' })
  expect(JSON.stringify(ack)).toContain('What you typed still stands')
  expect(at.written.lines()).toHaveLength(1)
  expect(at.written.text()).not.toContain('zebra')
})

test('what fails late keeps what was typed as well', async () => {
  const at = desk()
  await late(at)
  await at.break(new Error(`no room for ${typed}`))
  expect(JSON.stringify(at.updates)).toContain(JSON.stringify(typed).slice(1, -1))
  expect(modalFaults(at.updates[0]?.view)).toEqual([])
  expect(at.written.lines()).toHaveLength(1)
  expect(at.written.text()).not.toContain('zebra')
})
