/** Homes and modals, whatever was typed and tried: Slack takes them, and nothing in them pings. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerView, workingView } from '../../../src/chat/slack/answer-view'
import { submissionBody } from '../../../src/chat/slack/bodies'
import { chooseView, readChoice } from '../../../src/chat/slack/choose-view'
import { homeView } from '../../../src/chat/slack/home'
import { inputId } from '../../../src/chat/slack/inputs'
import { keptView } from '../../../src/chat/slack/kept-view'
import { modalView } from '../../../src/chat/slack/modal'
import { words } from '../../../src/drill/availability'
import { type HomeDrill, home } from '../../../src/messages/home'
import { missing } from '../../../src/report/missing'
import { catalogue } from '../../../src/scenarios/catalogue'
import { forms, messages } from '../../support/slack/arbitrary'
import { handedIn } from '../../support/slack/hand-in'
import { homeFaults, modalFaults } from '../../support/slack/validate'
import { drillAt, drills, seenBy, viewOf } from '../../support/views'

const table = words.map((word) => ({ word, takes: '', help: 'what it does' }))
const hostile = '<!channel> *bold* <@U1> `code` https://evil.example &amp; </b>'
const typed = fc.oneof(
  fc.constant(hostile),
  fc.string({ maxLength: 80 }),
  fc.constant('x'.repeat(3000)),
)

/** Some drills of one person, with names and actions that anybody could have typed. */
const shown: fc.Arbitrary<HomeDrill[]> = fc.array(
  fc
    .record({
      played: drills,
      title: typed,
      channel: typed,
      actions: fc.array(typed, { maxLength: 12 }),
      ends: fc.boolean(),
    })
    .map(({ played, title, channel, actions, ends }) => {
      for (const text of actions)
        played.ask('ben', {
          type: 'action',
          action: { text, kind: 'next step', owner: 'Ben', due: '2026-02-01', severity: 'Low' },
          recordId: null,
        })
      if (ends) played.ask('ana', { type: 'stop' })
      const { record, now } = seenBy(played)
      const view = viewOf({ ...record, drill: { ...record.drill, title, team: title } }, now)
      return { view, channel, lacks: missing(record, catalogue) }
    }),
  { maxLength: 3 },
)

test('Slack takes the Home of anybody, facilitators too', () => {
  fc.assert(
    fc.property(shown, fc.constantFrom('ana', 'ben', 'nobody'), (all, personId) => {
      const { parts } = home(all, { personId, name: 'Ben' }, table)
      const view = homeView(parts, () => null)
      expect(homeFaults(view)).toEqual([])
      // Several drills stand there, so a button says which it means.
      for (const value of JSON.stringify(view).match(/"value":"(?:[^"\\]|\\.)*"/g) ?? [])
        expect(value).toContain('drill')
    }),
    { numRuns: 20 },
  )
})

test('before the start a facilitator can start from Home, and nobody else', () => {
  const view = viewOf({ ...drillAt(0).record() }, 0)
  const { drill, ...rest } = view.record
  const planned = {
    ...view,
    record: { ...rest, drill: { ...drill, state: 'planned' as const, startedAt: null } },
  }
  const of = (personId: string) =>
    JSON.stringify(
      home([{ view: planned, channel: 'x', lacks: [] }], { personId, name: '' }, table),
    )
  expect(of('ana')).toContain('Start now')
  expect(of('ben')).not.toContain('Start now')
})

test('Slack takes any answer in a modal', () => {
  expect(modalFaults(workingView())).toEqual([])
  fc.assert(
    fc.property(messages, (message) => {
      // What has nothing to see is answered in its plain words, which no answer of the bot lacks.
      const view = answerView({ ...message, fallback: `Done. ${message.fallback}` })
      expect(modalFaults(view)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('a form that is kept is one that Slack takes, with what was typed, however often it is kept', () => {
  fc.assert(
    fc.property(
      forms,
      fc.dictionary(fc.string(), typed, { maxKeys: 4 }),
      typed,
      (form, errors, said) => {
        const asking = { zone: 'Europe/Berlin', userIdOf: () => null }
        const opened = modalView(form, asking)
        const values = handedIn(opened)
        const texts = opened.blocks.filter(
          (block) => 'element' in block && block.element.type === 'plain_text_input',
        )
        for (const { block_id = '' } of texts)
          for (const held of Object.values(values[block_id] ?? {}))
            Object.assign(held ?? {}, { value: said })
        const submitted = (view: object) =>
          submissionBody.parse({
            user: { id: 'U1' },
            view: { ...view, id: 'V1', state: { values } },
          }).view
        const [name = 'it'] = form.fields.map((field) => field.name)
        const once = keptView(submitted(opened), { ...errors, [name]: 'No.' })
        const twice = keptView(submitted(once), { [name]: 'No again.' })
        for (const view of [once, twice]) {
          expect(modalFaults(view)).toEqual([])
          const kept = JSON.stringify(view.blocks)
          if (texts.length > 0 && said !== '') expect(kept).toContain(JSON.stringify(said))
        }
        expect(JSON.stringify(twice)).not.toContain('"No."')
        // The whole id: another field's may begin as this one's does.
        const id = `"block_id":${JSON.stringify(inputId(name))}`
        expect(
          twice.blocks.filter((block) => JSON.stringify(block).includes(id)).length,
        ).toBeLessThan(2)
      },
    ),
    { numRuns: 40 },
  )
})

test('Slack takes the question which drill is meant, and the choice is read', () => {
  const drill = fc.record({ id: fc.uuid(), name: typed })
  const all = fc.uniqueArray(drill, { minLength: 1, maxLength: 120, selector: ({ id }) => id })
  const cited = fc.option(fc.constant('https://acme.slack.com/archives/C1/p1700000000000000'))
  fc.assert(
    fc.property(all, cited, (some, from) => {
      const view = chooseView({ drills: some, cited: from })
      expect(modalFaults(view)).toEqual([])
      const [first] = some
      if (some.length === 1)
        expect(
          readChoice(view.private_metadata ?? '', {
            kind: { kind: { selected_option: { value: 'note' } } },
          }),
        ).toEqual({
          drillId: first?.id,
          kind: 'note',
          cited: from,
        })
    }),
    { numRuns: 30 },
  )
})
