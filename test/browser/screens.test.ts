/** Every screen in three widths and two themes: nothing is cut, nothing overflows, nothing shuts anybody out. */
import { writeFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { describeInBrowser } from '../support/chromium'
import { lookingAt } from '../support/looking'
import type { Visitor } from '../support/page-stage'
import { composer, dialog, log, openRoom, type Room, reads } from '../support/room'

describeInBrowser('every screen', () => {
  let room: Room
  const figures: [string, number][] = []
  beforeAll(async () => {
    room = await openRoom()
  })
  afterAll(() => {
    if (figures.length > 0)
      writeFileSync(
        'out/screens/axe-drill.json',
        JSON.stringify(Object.fromEntries(figures), null, 1),
      )
    return room?.close()
  })

  test('of a drill', async () => {
    onTestFailed(() => room.picture('screens'))
    const page = await room.host()
    const look = lookingAt(page)
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
    const [ines, tomasz, yuki, leila, mateo] = await Promise.all(
      ['Ines', 'Tomasz', 'Yuki', 'Leila', 'Mateo'].map((name) => room.stage.visit(name)),
    )
    if (!ines || !tomasz || !yuki || !leila || !mateo) throw new Error('Somebody is missing.')
    const closeDialog = async () => {
      await page.keyboard.press('Escape')
      // Where something was typed it asks.
      const sure = page.getByRole('button', { name: 'Throw it away' })
      if (await sure.isVisible()) await sure.click()
    }
    const plan = async (length: number) => {
      await ines.fill(await ines.say('/drill plan'), {
        title: 'Q1 night drill',
        team: 'Team Alpha',
        lengthMinutes: length,
      })
    }

    await page.goto(`${room.url}/#/welcome`)
    await button('Start a drill').waitFor()
    await look.at('welcome')
    for (const [name, picture] of [
      ['Commands', 'welcome-commands'],
      ['How a drill is counted', 'welcome-counting'],
      [/^Slack|^Install/, 'welcome-install'],
    ] as const) {
      await page.getByRole('button', { name }).first().click()
      await dialog(page).waitFor()
      await look.at(picture, { brief: true })
      await closeDialog()
    }
    await page.goto(`${room.url}/#/channel/${ines.channel().id}`)
    await composer(page).waitFor()
    await look.at('channel-quiet', { brief: true })
    await page.goto(`${room.url}/#/direct`)
    await log(page).waitFor()
    await look.at('direct-quiet', { brief: true })
    await page.goto(`${room.url}/#/reports`)
    await page.getByText('No report yet').waitFor()
    await look.at('reports-none', { brief: true })
    await page.goto(`${room.url}/#/welcome`)
    await button('Start a drill').click()
    await dialog(page).waitFor()
    await look.at('plan', { brief: true })
    await dialog(page).getByRole('button', { name: 'Plan' }).click()
    await dialog(page).getByText('need').first().waitFor()
    await look.at('plan-errors', { brief: true })
    await dialog(page).getByLabel('Title', { exact: true }).fill('Q1 night drill')
    await dialog(page).getByLabel('Team', { exact: true }).fill('Team Alpha')
    await dialog(page).getByRole('button', { name: 'Plan' }).click()
    await reads(page, /Q1 night drill/)
    await look.at('planned')
    await log(page).getByRole('article').getByRole('button', { name: 'Start now' }).click()
    await dialog(page).waitFor()
    await look.at('confirm', { brief: true })
    await closeDialog()

    await tomasz.say('/drill join incident commander')
    await yuki.say('/drill join responder')
    await leila.say('/drill join scribe')
    await mateo.say('/drill join communications')
    await ines.say('/drill start')
    await reads(page, 'phase 1 of 9')
    await tomasz.say('I have command. Yuki takes the first alert, Mateo answers support.')
    await reads(page, 'I have command')
    await look.at('running')
    for (const [word, heard] of [
      ['help', 'What you can do'],
      ['status', 'Status'],
      ['brief', 'runbook'],
    ] as const) {
      await ines.say(`/drill ${word}`)
      await reads(page, new RegExp(heard, 'i')).catch(() => {})
      await look.at(word, { brief: true })
    }
    await ines.press('cancel', 'now')
    await reads(page, 'The drill is cancelled. Nothing more is posted.')
    await look.at('cancelled', { brief: true })

    // A length of one minute brings the alerts at once; then its Dark Room is made long.
    await plan(1)
    for (const [who, role] of [
      [tomasz, 'incident commander'],
      [yuki, 'responder'],
      [leila, 'scribe'],
      [mateo, 'communications'],
    ] as const)
      await who.say(`/drill join ${role}`)
    await ines.say('/drill start')
    await reads(page, /DRILL · D · /, 20_000)
    await ines.say('/drill extend 90')
    const alert = (letter: string) =>
      page
        .getByRole('article')
        .filter({ hasText: new RegExp(`^DRILL · ${letter} · `) })
        .last()
    await take(yuki, 'A', "I'm on it")
    await take(leila, 'A', "I'm on it")
    await take(leila, 'B', "I'm on it")
    await take(mateo, 'C', "It's noise")
    await yuki.say('/drill claim A Amounts are binary floats. Each posting adds to the total.')
    await leila.say('/drill claim A The rows are rounded one by one.')
    await leila.say('/drill claim D One query a row of the page.')
    await tomasz.fill(await tomasz.say('/drill claim B'), {
      cause: 'The services call each other in a ring and wait for a free worker.',
      evidence: 'Trace 7f3ac2d1: four spans, each inside the one before, all 5 s long.',
      confidence: 70,
      team: true,
    })
    await ines.say('/drill hint B')
    await yuki.say(
      '24 postings since 02:40. The sum of the rows and the total part at the third one.',
    )
    await leila.say(
      'Users see slow pages from the same minute on. Proves nothing yet, checking traces.',
    )
    await reads(page, 'Proves nothing yet')
    await page.goto(`${room.url}/#/channel/${ines.channel().id}`)
    const top = (what: Locator) => ({
      show: () => what.evaluate((each) => each.scrollIntoView({ block: 'start' })),
    })
    const end = { show: () => log(page).evaluate((each) => each.scrollTo(0, each.scrollHeight)) }
    await look.at('talk', end)
    await look.at('alerts', top(alert('A')))
    await look.at('board', top(page.getByRole('article').filter({ hasText: 'The board' }).last()))
    await look.at('thread', top(alert('B')))

    await composer(page).fill('/drill h')
    await page.getByRole('listbox').waitFor()
    await look.at('completion', { show: () => composer(page).focus() })
    await composer(page).fill('')

    await page.goto(`${room.url}/#/direct`)
    await reads(page, /Claims that wait|wait for/)
    await look.at(
      'control',
      top(page.getByRole('article').filter({ hasText: 'Q1 night drill' }).last()),
    )
    await page.goto(`${room.url}/#/channel/${ines.channel().id}`)

    for (const [name, picture] of [
      ['Add a person', 'add-person'],
      ['Add a channel', 'add-channel'],
    ] as const) {
      await button(name).click()
      await dialog(page).waitFor()
      await look.at(picture, { brief: true })
      await closeDialog()
    }
    for (const what of ['Rename', 'Invite']) {
      await button('Rename or invite Yuki Tanabe').click()
      if (what === 'Rename') await look.at('person-menu', { only: [1440] })
      await button(what).click()
      await dialog(page).waitFor()
      await look.at(what.toLowerCase(), { brief: true })
      await closeDialog()
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await button('Channels and people').click()
    await dialog(page).waitFor()
    await look.at('drawer', { only: [390] })
    await closeDialog()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: /Phases and roles/ }).click()
    await dialog(page).waitFor()
    await look.at('sheet', { only: [390] })
    await closeDialog()
    await page.setViewportSize({ width: 1440, height: 900 })

    // A participant's form, with what is wrong in it.
    await page
      .getByRole('button', { name: /^Be Yuki|Yuki/ })
      .first()
      .click()
    await alert('D').getByRole('button', { name: 'Claim' }).click()
    await dialog(page).getByLabel('Evidence', { exact: true }).fill('Trace 91d07b3e: 41 spans.')
    await dialog(page).getByLabel('Confidence (%)', { exact: true }).fill('101')
    await dialog(page).getByRole('button', { name: 'Send the claim' }).click()
    await dialog(page).getByText(/101/).first().waitFor()
    await look.at('claim-errors', { brief: true })
    await closeDialog()
    await yuki.say('/drill hint A')
    await look.at('private', { brief: true, ...end })

    await ines.say('/drill pause')
    await reads(page, /Paused by a facilitator/)
    await look.at('paused', end)
    await ines.say('/drill resume')
    await tomasz.say('/drill real')
    await reads(page, /real incident/i)
    await look.at('real', { brief: true, ...end })

    await page.route('**/local/stream*', (route) => route.abort())
    await page.evaluate("dispatchEvent(new Event('online'))")
    await page.getByText('The bot does not answer.').waitFor()
    await look.at('banner', { brief: true, ...end })
    await page.goto(`${room.url}/#/`)
    await page.reload()
    await page.getByText('The bot does not answer.').waitFor()
    await look.at('waiting', { brief: true })
    await page.unroute('**/local/stream*')
    figures.push(...look.findings)
    expect(look.faults).toEqual([])
    expect(room.complaints).toEqual([])
  }, 480_000)

  test('of a link that is not right', async () => {
    const page = await room.host()
    const look = lookingAt(page)
    await page.goto('about:blank')
    await page.goto(`${room.url}/#/as/nobody`)
    await page.getByText('This link is not right.').waitFor()
    await look.at('wrong-link', { brief: true })
    figures.push(...look.findings)
    expect(look.faults).toEqual([])
  })
})

/** Presses a button of an alert's card. */
async function take(who: Visitor, letter: string, label: string): Promise<void> {
  const found = who
    .entries()
    .flatMap(({ body }) =>
      body.kind === 'message' && body.message.fallback.startsWith(`DRILL · ${letter} · `)
        ? body.message.parts
        : [],
    )
    .flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
    .findLast((button) => button.label === label)
  if (!found) throw new Error(`${letter} has no button "${label}".`)
  await who.press(found.word, found.does, { ...found.with })
}
