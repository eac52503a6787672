/** A whole drill in Slack: words, buttons and modals over HTTP, posts through a Web API that refuses what Slack refuses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forbidden } from '../support/forbidden'
import { openSlackStage, type SlackStage, type Talker, wordsIn } from '../support/slack/stage'

let stage: SlackStage
let ada: Talker
let ben: Talker
let cleo: Talker
beforeAll(async () => {
  stage = await openSlackStage()
  ada = stage.talker('ada')
  ben = stage.talker('ben')
  cleo = stage.talker('cleo')
})
afterAll(() => stage?.close())

const posts = () => stage.posts().map(({ text }) => text.split('\n')[0]?.slice(0, 60) ?? '')
const alert = (letter: string) => {
  const found = stage.posts().find(({ text }) => text.startsWith(`DRILL · ${letter} · `))
  if (!found) throw new Error(`No alert ${letter}.`)
  return found
}
const direct = (who: Talker) => stage.api.messages(stage.api.directOf(who.id))
const said = (seen: Awaited<ReturnType<Talker['say']>>) =>
  seen.kind === 'modal' ? wordsIn(seen.view.view) : seen.message.text

/** Everything that Slack holds and this person can get at. */
function within(who: Talker): string {
  const { api, channel } = stage
  return JSON.stringify([
    api.messages(channel),
    direct(who),
    api.ephemerals().filter(({ user }) => user === who.id),
    api.modals().filter(({ user }) => user === who.id),
    api.home(who.id),
  ]).toLowerCase()
}

describe('one drill from the plan to the report', () => {
  test('a plan by a form, and its errors at their fields', async () => {
    await ada.say('plan')
    const wrong = await ada.fill({ Title: '   ', Team: 'Team Alpha' })
    expect(wrong?.view.callback_id).toBe('drill-form')
    const answer = await ada.fill({ Title: 'Night drill', Team: '<!channel> & *Team* Alpha' })
    expect(wordsIn(answer?.view)).toContain('Night drill')
    expect(posts()).toEqual([expect.stringContaining('Night drill')])
    expect(stage.posts()[0]?.text).toContain('&lt;!channel&gt; &amp; *Team* Alpha')
  })

  test('it starts, and its control card is a direct message', async () => {
    await ada.say('start')
    expect(posts().at(-1)).toMatch(/^Phase 1 of 9: /)
    expect(direct(ada)).toHaveLength(1)
    const joined = await ben.sayAndFill('join', { Role: 'Incident Commander' })
    expect(wordsIn(joined?.view)).toContain('Incident Commander')
  })

  test('alerts come on cue; claims by button, word and modal; the board counts them', async () => {
    await stage.to(24)
    expect(posts().filter((text) => text.startsWith('DRILL · '))).toHaveLength(4)
    const noise = await ben.press("It's noise", alert('B'))
    expect(said(noise)).toMatch(/noise/)
    await cleo.press('Claim', alert('A'))
    const claimed = await cleo.fill({ 'Root cause': 'zebra-7 rounding', 'Confidence (%)': 70 })
    expect(wordsIn(claimed?.view)).toContain('sealed')
    expect(said(await cleo.say('claim B a ring of calls'))).toContain('sealed')
    const board = stage.posts().find(({ text }) => /board/i.test(text))
    expect(board?.before.length).toBeGreaterThan(0)
    expect(within(ben)).not.toContain('zebra-7')
  })

  test('nothing sealed has reached a participant', () => {
    const all = within(ben)
    for (const [text, why] of forbidden()) expect(all.includes(text.toLowerCase()), why).toBe(false)
  })

  test('the facilitator judges from the direct message', async () => {
    const card = direct(ada)[0]
    if (!card) throw new Error('No control card.')
    const list = await ada.press('Judge claims (3)', card)
    expect(said(list)).toContain('zebra-7')
    if (list.kind !== 'private') throw new Error('A list of claims.')
    await stage.people.press('Confirm', list.message, { user: ada.id, at: 0 })
    await expect
      .poll(async () => {
        const [id = ''] = await stage.app.store.drillsGoingOn()
        return (await stage.app.store.drill(id))?.verdicts.map(({ value }) => value)
      })
      .toEqual(['confirmed'])
  })

  test('the clock goes on to the report with its pictures', async () => {
    await stage.to(171)
    const survey = stage.posts().find(({ text }) => text.startsWith('Phase 9 of 9'))
    if (!survey) throw new Error('No last phase.')
    await ben.press('Answer the survey', survey)
    const thanks = await ben.fill({
      'Investigative techniques': '4',
      'AI assistance effectiveness': '4',
      'Red-herring handling': '3',
      'Dashboards / alerts quality': '5',
    })
    expect(wordsIn(thanks?.view)).not.toBe('')
    await stage.to(182)
    const summary = stage.posts().at(-1)
    expect(summary?.text).toMatch(/report/i)
    expect(posts()).toHaveLength(24)
    const replies = stage.api.messages(stage.channel).filter(({ thread }) => thread === summary?.ts)
    expect(replies).not.toHaveLength(0)
    const pictures = replies.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'image'))
    expect(pictures).toHaveLength(8)
    expect(stage.api.complaints).toEqual([])
  })
})
