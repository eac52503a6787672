/** What the bot really says and asks in a whole drill, as Slack gets it. */
import { mkdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SlackMessage, slackMessage } from '../../../src/chat/slack/blocks'
import { homeView } from '../../../src/chat/slack/home'
import { modalView } from '../../../src/chat/slack/modal'
import { bound } from '../../../src/conduct/bind'
import type { Form } from '../../../src/messages/form'
import type { Message } from '../../../src/messages/message'
import { summary } from '../../../src/messages/summary'
import { buildReport } from '../../../src/report/build'
import { describeInBrowser, launch } from '../../support/chromium'
import { quickMaker } from '../../support/quick-evidence'
import { people } from '../../support/records'
import { sampleRecord } from '../../support/sample-record'
import { drawnHome, drawnMessage, drawnModal, drawnPage } from '../../support/slack/draw'
import { homeFaults, messageFaults, modalFaults } from '../../support/slack/validate'
import { smallCatalogue } from '../../support/small-catalogue'
import { openStage, type Player, type Stage } from '../../support/stage'
import { viewOf } from '../../support/views'

let stage: Stage
const maker = quickMaker()
let forms: Map<string, Form>
let answers: Map<string, Message>

const asking = {
  zone: 'Europe/Berlin',
  userIdOf: (id: string) => `U${id.toUpperCase().replace(/[^A-Z0-9]/g, '')}`,
}
const uploaded = (fileId: string) =>
  ({ kind: 'slack', id: `F${fileId.toUpperCase().replace(/[^A-Z0-9]/g, '')}` }) as const
const rendered = (message: Message) => slackMessage(message, uploaded)

beforeAll(async () => {
  stage = await openStage({ evidence: true, labEvidence: maker.path })
  forms = new Map()
  answers = new Map()
  const ana = await stage.player('Ana')
  const ben = await stage.player('Ben')
  const ask = async (who: Player, ...lines: string[]) => {
    for (const line of lines) {
      const reply = await who.say(line)
      if (reply.kind === 'form') forms.set(line, reply.form)
      if (reply.kind === 'private') answers.set(line, reply.message)
    }
  }
  await ask(ana, 'help', 'plan')
  await ana.sayAndFill('plan', { title: 'Night drill', team: 'Team Alpha' })
  await ana.say('start')
  await stage.to(24)
  await ask(ben, 'join', 'claim A', 'note', 'help', 'status', 'brief', 'evidence A', 'next')
  await ask(ana, 'herring a cold cache', 'hint', 'extend')
  for (const name of ['Ben', 'Chi', 'Dev']) {
    const one = await stage.player(name)
    await one.say(`claim A ${name} thinks that the ring of calls holds every worker`)
  }
  await ben.say('join ic')
  await ben.press('claim', 'take', { alert: 'B' })
  await ben.sayAndFill('claim B', { cause: 'The replay waits', confidence: 60, team: true })
  await stage.to(72)
  await ask(ana, 'claims')
  await ask(ben, 'finding A')
  await stage.to(130)
  await ask(ben, 'fix A', 'check A', 'guardrail', 'action')
  await ask(ana, 'measure', 'measure A')
  await stage.to(172)
  await ask(ben, 'reflect', 'history')
  await ask(ana, 'debrief', 'report')
})
afterAll(async () => {
  await stage?.close()
  maker.remove()
})

const filed = (): Message => {
  const view = { ...viewOf(sampleRecord(), 0), catalogue: smallCatalogue }
  return summary(view, buildReport(view.record, smallCatalogue, people, 1, 0), 'report-1')
}
const posts = (): Message[] => stage.transcript.entries().map(({ message }) => message)
const all = () => [
  ...posts(),
  ...[...answers.values()].map((each) => bound(each, crypto.randomUUID())),
]

test('Slack takes every message of a drill, edits and private answers included', () => {
  expect(all().length).toBeGreaterThan(100)
  for (const message of all())
    expect(messageFaults(rendered(message)), message.fallback).toEqual([])
})

/** What is seen, as one line; moments as in the fallback. */
function seen({ blocks }: Pick<SlackMessage, 'blocks'>): string {
  const texts: string[] = []
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) {
        if (typeof each === 'string' && ['text', 'alt_text', 'fallback'].includes(key))
          texts.push(each)
        else walk(each)
      }
  }
  walk(blocks)
  return texts
    .join(' ')
    .replace(/<!date\^[^|]+\|([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? []

test('no word of what the bot says is lost on the way', () => {
  for (const message of all()) {
    const shown = new Set(wordsIn(seen(rendered(message))))
    const lost = wordsIn(message.fallback).filter((word) => !shown.has(word))
    // A phase's fallback begins with its number, which the card has in small letters at its side.
    expect(
      lost.filter((word) => !['Phase', 'Drill'].includes(word)),
      message.fallback,
    ).toEqual([])
  }
})

test('an alert begins with DRILL and its letter, a phase’s post with its number', () => {
  const firsts = stage.channel().map(({ message }) => rendered(message))
  const alerts = firsts.filter(({ text }) => /^DRILL · [A-D] · /.test(text))
  expect(alerts).toHaveLength(4)
  for (const { text, blocks } of alerts)
    expect(blocks[0]).toMatchObject({
      type: 'header',
      text: { text: expect.stringMatching(new RegExp(`^${text.slice(0, 12)}`)) },
    })
  expect(firsts.filter(({ text }) => /^Phase \d of 9: /.test(text))).toHaveLength(9)
})

test('Slack takes every form', () => {
  expect([...forms.keys()]).toEqual(
    expect.arrayContaining([
      'plan',
      'claim A',
      'finding A',
      'fix A',
      'check A',
      'guardrail',
      'action',
      'reflect',
      'debrief',
    ]),
  )
  for (const [line, form] of forms) {
    const view = modalView(form, asking)
    expect(modalFaults(view), line).toEqual([])
    const labels = view.blocks.flatMap((each) =>
      'label' in each && each.type === 'input' ? [each.label.text] : [],
    )
    expect(labels, line).toEqual(form.fields.map(({ label }) => label))
  }
})

test('Home takes what the control card says', () => {
  const card = stage.transcript.entries().findLast(({ to }) => to.user !== null)
  expect(card).toBeDefined()
  expect(homeFaults(homeView(card?.message.parts ?? [], uploaded))).toEqual([])
})

describeInBrowser('drawn', () => {
  test('messages and forms, wide and on a phone: nothing reaches out of them', async () => {
    const folder = 'out/slack'
    mkdirSync(folder, { recursive: true })
    const all = screens()
    const browser = await launch()
    try {
      const page = await browser.newPage()
      for (const [width, dark] of [
        [760, false],
        [390, true],
      ] as const) {
        await page.setViewportSize({ width, height: 600 })
        await page.setContent(drawnPage(all.map(([, body]) => body).join(''), dark))
        const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        expect(over, `${width} px`).toBeLessThanOrEqual(0)
        await page.screenshot({ path: `${folder}/all-${width}.png`, fullPage: true })
      }
    } finally {
      await browser.close()
    }
  })
})

function screens(): [string, string][] {
  const draw = (...messages: (Message | undefined)[]) =>
    messages.flatMap((each) => (each ? [drawnMessage(rendered(each).blocks)] : [])).join('')
  const entries = stage.transcript.entries()
  const first = (pattern: RegExp) =>
    entries.find(({ message }) => pattern.test(message.fallback))?.message
  const last = (pattern: RegExp) =>
    entries.findLast(({ message }) => pattern.test(message.fallback))?.message
  const card = entries.filter(({ to }) => to.user !== null).map(({ message }) => message)
  return [
    ['phase', draw(first(/^Phase 1 of/), first(/^Phase 3 of/), last(/^Phase 3 of/))],
    ['alert', draw(first(/^DRILL · A/), last(/^DRILL · A/))],
    ['board', draw(last(/^The board/))],
    ['control', draw(card[Math.floor(card.length / 2)])],
    ['claims', draw(answers.get('claims'))],
    ['team-claim', draw(first(/^Team claim|’s team claim|the team claims/i), first(/^Hint \d/i))],
    ['reveal', draw(last(/^The reveal/))],
    ['summary', draw(filed())],
    ['help', draw(answers.get('help'), answers.get('status'))],
    ['brief', draw(answers.get('brief'))],
    ['evidence', draw(answers.get('evidence A'))],
    [
      'private',
      draw(
        answers.get('next'),
        answers.get('report'),
        answers.get('export'),
        answers.get('history'),
      ),
    ],
    ['home', drawnHome(homeView(card.at(-1)?.parts ?? [], uploaded))],
    ...[...forms].map(([line, form]): [string, string] => [
      `form-${line.split(' ')[0] ?? ''}`,
      drawnModal(modalView(form, asking)),
    ]),
  ]
}
