/** What goes wrong on real evenings: reloads, a bot that is away, two browsers, words that come too late. */
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeInBrowser } from '../support/chromium'
import { until, wordsOf } from '../support/page-stage'
import { composer, dialog, log, openRoom, type Room, reads, says } from '../support/room'

describeInBrowser('troubles', () => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await room?.picture(`troubles-${task.name.replaceAll(/\W+/g, '-')}`)
    await room?.close()
  })

  const field = (page: Page, label: string) => dialog(page).getByLabel(label, { exact: true })

  /** Plans and starts a drill of one minute; its first alert is there when this returns. */
  async function runDrill() {
    const { stage } = room
    const [ines, leila] = [await stage.visit('Ines'), await stage.visit('Leila')]
    const plan = { title: 'Night drill', team: 'Alpha', lengthMinutes: '1' }
    await ines.fill(await ines.say('/drill plan'), plan)
    await leila.say('/drill join responder')
    await ines.say('/drill start')
    await until(
      () => leila.entries().some((entry) => wordsOf(entry).startsWith('DRILL · A')),
      'the first alert',
      15_000,
    )
    return { ines, leila }
  }

  /** The host's page in the channel. */
  async function hostInChannel(): Promise<Page> {
    const ines = await room.host()
    await ines.getByRole('link', { name: /#night-drill/ }).click()
    await composer(ines).waitFor()
    return ines
  }

  /** What is said from now on is answered when the returned function is called. */
  async function holdAnswers(page: Page): Promise<() => Promise<void>> {
    const held: (() => void)[] = []
    await page.route('**/local/say', async (route) => {
      const response = await route.fetch()
      await new Promise<void>((go) => held.push(go))
      await route.fulfill({ response })
    })
    return async () => {
      await expect.poll(() => held.length).toBeGreaterThan(0)
      const answered = page.waitForResponse('**/local/say')
      for (const go of held) go()
      await answered
      await page.unroute('**/local/say')
    }
  }

  test('a reload in the middle of a form and of a line loses neither', async () => {
    const ines = await hostInChannel()
    await says(ines, '/drill plan')
    await field(ines, 'Title').fill('A night of <b>drills</b>')
    await field(ines, 'Length (minutes)').fill('many')
    await field(ines, 'High').uncheck()
    await field(ines, 'Low').check()
    await ines.reload()
    await dialog(ines).waitFor()
    expect(await field(ines, 'Title').inputValue()).toBe('A night of <b>drills</b>')
    expect(await field(ines, 'Length (minutes)').inputValue()).toBe('many')
    expect(await field(ines, 'High').isChecked()).toBe(false)
    expect(await field(ines, 'Low').isChecked()).toBe(true)
    // What was typed is not thrown away without a question.
    await ines.keyboard.press('Escape')
    await ines.getByRole('button', { name: 'Throw it away' }).click()
    await dialog(ines).waitFor({ state: 'detached' })

    await composer(ines).fill('what Ines was about to say')
    await ines.reload()
    await expect.poll(() => composer(ines).inputValue()).toBe('what Ines was about to say')
    expect(await dialog(ines).count()).toBe(0)
    // Each person has their own.
    await ines.keyboard.press('Alt+2')
    await expect.poll(() => composer(ines).inputValue()).toBe('')
    await composer(ines).fill('what Tomasz was about to say')
    await ines.keyboard.press('Alt+1')
    await expect.poll(() => composer(ines).inputValue()).toBe('what Ines was about to say')
    await ines.keyboard.press('Alt+2')
    await expect.poll(() => composer(ines).inputValue()).toBe('what Tomasz was about to say')
    expect(room.complaints).toEqual([])
  })

  test('a form that was opened and not yet typed in outlives a reload too', async () => {
    const ines = await hostInChannel()
    await says(ines, '/drill plan my title')
    await dialog(ines).waitFor()
    await ines.reload()
    await dialog(ines).waitFor()
    expect(await field(ines, 'Title').inputValue()).toBe('my title')
  })

  test('while the bot is away nothing is lost, and after it nothing is doubled', async () => {
    const ines = await hostInChannel()
    const yuki = await room.invited('Yuki')
    await says(ines, 'before')
    await says(ines, '/drill plan')
    await field(ines, 'Title').fill('Night drill')
    await field(ines, 'Team').fill('Alpha')
    await yuki.getByRole('link', { name: 'Open #night-drill' }).click()
    await composer(yuki).fill('typed while it was away')
    await room.stage.reopen(async () => {
      await yuki.getByText(/The bot does not answer\. What you type is kept/).waitFor()
      await composer(yuki).press('Enter')
      await yuki
        .getByRole('alert')
        .getByText(/The bot does not answer/)
        .waitFor()
      expect(await composer(yuki).inputValue()).toBe('typed while it was away')
      await dialog(ines).getByRole('button', { name: 'Plan', exact: true }).click()
      await dialog(ines)
        .getByText(/The bot does not answer/)
        .waitFor()
      expect(await field(ines, 'Title').inputValue()).toBe('Night drill')
    })
    await yuki
      .getByText(/The bot does not answer\. What you type is kept/)
      .waitFor({ state: 'detached' })
    expect(await composer(yuki).inputValue()).toBe('typed while it was away')
    await composer(yuki).press('Enter')
    await reads(yuki, 'typed while it was away')
    await expect.poll(() => yuki.getByRole('alert').count()).toBe(0)
    await dialog(ines).getByRole('button', { name: 'Plan', exact: true }).click()
    await dialog(ines).waitFor({ state: 'detached' })
    await reads(ines, /"Night drill" is planned/)
    await reads(ines, 'typed while it was away')
    for (const page of [ines, yuki])
      for (const text of ['before', 'typed while it was away'])
        expect(await log(page).getByText(text, { exact: true }).count()).toBe(1)
    expect(await log(yuki).getByRole('heading', { name: 'Night drill' }).count()).toBe(1)
    expect(room.complaints).toEqual([])
  })

  test('a button pressed while the bot is away says so, and works afterwards', async () => {
    const { stage } = room
    const host = await stage.visit('Ines')
    await host.fill(await host.say('/drill plan'), { title: 'Night drill', team: 'Alpha' })
    const yuki = await room.invited('Yuki')
    const join = log(yuki).getByRole('button', { name: 'Join' })
    await join.waitFor()
    await stage.reopen(async () => {
      await join.click()
      await log(yuki).getByText('The bot does not answer. Press again in a moment.').waitFor()
    })
    await join.click()
    await dialog(yuki).waitFor()
  })

  test('two browsers of one person show the same', async () => {
    const [one, two] = [await room.invited('Yuki'), await room.invited('Yuki')]
    const other = await room.invited('Leila')
    for (const page of [one, two, other])
      await page.getByRole('link', { name: 'Open #night-drill' }).click()
    await says(one, 'from the first')
    await says(two, '/drill help')
    await reads(two, 'from the first')
    await log(one).getByText('Only you see this').waitFor()
    await reads(other, 'from the first')
    expect(await log(other).getByText('Only you see this').count()).toBe(0)
  })

  test('the host becomes somebody else, whose page shows nothing of the one before', async () => {
    const ines = await hostInChannel()
    const privately = log(ines).getByText('Only you see this')
    await says(ines, '/drill help')
    await privately.waitFor()
    await ines.keyboard.press('Alt+2')
    await ines.getByRole('main').getByText('Tomasz').first().waitFor()
    await privately.waitFor({ state: 'detached' })
    await says(ines, 'said as Tomasz')
    await ines.getByRole('combobox', { name: 'You are' }).selectOption({ label: 'Ines Duarte' })
    await privately.waitFor()
    await log(ines).getByText('Tomasz Wilk').waitFor()

    // An answer that is still on its way belongs to whoever asked.
    const letGo = await holdAnswers(ines)
    await composer(ines).fill('/drill status')
    await composer(ines).press('Enter')
    await ines.keyboard.press('Alt+2')
    await privately.first().waitFor({ state: 'detached' })
    await letGo()
    await says(ines, 'a line later')
    await reads(ines, 'a line later')
    expect(await privately.count()).toBe(0)
    expect(room.complaints).toEqual([])
  })

  test('what is typed while a line is on its way begins the next one', async () => {
    const ines = await hostInChannel()
    const letGo = await holdAnswers(ines)
    await composer(ines).fill('the first line')
    await composer(ines).press('Enter')
    await composer(ines).press('Enter')
    await composer(ines).pressSequentially(' and the second')
    await letGo()
    await expect.poll(() => composer(ines).inputValue()).toBe('and the second')
    await composer(ines).press('Enter')
    await reads(ines, 'and the second')
    expect(await log(ines).getByText('the first line', { exact: true }).count()).toBe(1)
  })

  test('a link with one wrong character shows nothing but that', async () => {
    const { people } = await room.stage.host()
    const key = people[1]?.key ?? ''
    const wrong = key.slice(0, -3) + (key.at(-3) === 'A' ? 'B' : 'A') + key.slice(-2)
    const stranger = await room.host()
    await stranger.goto('about:blank')
    await stranger.goto(`${room.url}/#/as/${wrong}`)
    await stranger.getByRole('heading', { name: 'This link is not right.' }).waitFor()
    const words = await stranger.locator('body').textContent()
    for (const { name } of people) expect(words).not.toContain(name.split(' ')[0])
    expect(words).not.toContain('night-drill')
    expect(await stranger.getByRole('log').count()).toBe(0)
  })

  test('an invited person has none of what the host has', async () => {
    const yuki = await room.invited('Yuki')
    await yuki.getByRole('link', { name: 'Open #night-drill' }).waitFor()
    expect(await yuki.getByRole('button', { name: /Start a drill|sample/ }).count()).toBe(0)
    await yuki.getByRole('link', { name: 'Open #night-drill' }).click()
    await composer(yuki).waitFor()
    expect(await yuki.getByRole('heading', { name: 'People to be' }).count()).toBe(0)
    expect(await yuki.getByRole('button', { name: /Add a|Rename|Invite/ }).count()).toBe(0)
    expect(await yuki.getByRole('combobox', { name: 'You are' }).count()).toBe(0)
    await yuki.keyboard.press('Alt+1')
    await says(yuki, 'still myself')
    await log(yuki).getByText('Yuki Tanabe').waitFor()
    expect(yuki.url()).not.toContain('/as/')
  })

  test('a form that comes too late keeps every word', async () => {
    const { ines } = await runDrill()
    const leila = await room.invited('Leila')
    await log(leila).getByRole('button', { name: 'Claim' }).first().click()
    await field(leila, 'Root cause').fill('The pool is empty')
    await field(leila, 'Confidence (%)').fill('70')
    await ines.say('/drill stop')
    await reads(leila, /Drill report/)
    await dialog(leila).getByRole('button', { name: 'Send the claim' }).click()
    await dialog(leila).locator('.forms-error').first().waitFor()
    expect(await field(leila, 'Root cause').inputValue()).toBe('The pool is empty')
    expect(await field(leila, 'Confidence (%)').inputValue()).toBe('70')
    expect(room.complaints).toEqual([])
  })

  test('a form of a drill that was paused meanwhile keeps every word', async () => {
    const { ines: facilitator } = await runDrill()
    const ines = await room.host()
    await composer(ines).waitFor()
    await says(ines, '/drill herring something')
    await field(ines, 'Service').fill('users-api')
    await field(ines, 'Symptom').fill('5xx')
    await field(ines, 'Value against threshold').fill('12 % above 1 %')
    await field(ines, 'What clears it').fill('The retries explain it')
    await facilitator.say('/drill pause')
    await ines.getByText(/The clock stands: a facilitator paused it/).waitFor()
    await dialog(ines).getByRole('button').last().click()
    await dialog(ines).locator('.forms-error').first().waitFor()
    expect(await field(ines, 'What clears it').inputValue()).toBe('The retries explain it')
  })
})
