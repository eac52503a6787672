/** From the chat to the evidence and back, on the local page: what an alert, an answer and a claim lead to. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from '../support/chromium'
import { lookingAt } from '../support/looking'
import { quickMaker } from '../support/quick-evidence'
import { log, openRoom, type Room, reads, says } from '../support/room'

describeInBrowser('links between chat and evidence', () => {
  let room: Room
  let page: Page
  let maker: ReturnType<typeof quickMaker>

  beforeAll(async () => {
    maker = quickMaker()
    room = await openRoom(maker.path)
    const ines = await room.stage.visit('Ines')
    await ines.fill(await ines.say('/drill plan'), { title: 'Thursday night', team: 'Alpha' })
    await ines.say('/drill start')
    await ines.say('/drill herring')
    page = await room.invited('Kwame')
    await reads(page, /DRILL · A/)
  })
  afterAll(async () => {
    await room.picture('evidence-chat-last')
    await room.close()
    maker.remove()
  })

  /** The newest answer of that title. */
  const card = (title: RegExp) => log(page).getByRole('article').filter({ hasText: title }).last()
  /** Each look brings it into sight again. */
  const look = async (name: string, title: RegExp) => {
    const looking = lookingAt(page)
    await looking.at(name, {
      brief: true,
      only: [1440, 390],
      show: () => card(title).scrollIntoViewIfNeeded(),
    })
    expect(looking.faults).toEqual([])
  }

  test('an alert leads to its dashboard and its runbook, in private', async () => {
    const alert = card(/DRILL · A/)
    await alert.getByRole('button', { name: 'Runbook', exact: true }).click()
    await reads(page, /Runbook of/)
    await expect
      .poll(
        async () => {
          await alert.getByRole('button', { name: 'Dashboard', exact: true }).click()
          return card(/Dashboard of|still being gathered/).textContent()
        },
        { timeout: 20_000, interval: 1_000 },
      )
      .toContain('Dashboard of')
    await card(/Dashboard of/)
      .getByRole('img')
      .nth(1)
      .waitFor()
    await look('chat-alert', /DRILL · A/)
    await look('chat-runbook', /Runbook of/)
    await look('chat-dashboard', /Dashboard of/)
  })

  test('an answer opens the page inside this one, where it was asked for', async () => {
    await says(page, '/drill evidence order-api error')
    await reads(page, /order-api · level ERROR/)
    const there = card(/order-api · level ERROR/)
    await there.getByRole('link', { name: 'Open the evidence page' }).click()
    expect(new URL(page.url()).hash).toMatch(/^#\/evidence\/[\w-]+\?service=order-api&level=ERROR$/)
    await page.locator('.evidence-row').first().waitFor()
    expect(await page.locator('.evidence-row').filter({ hasNotText: 'ERROR' }).count()).toBe(0)
    await page
      .getByRole('link', { name: /night-drill/ })
      .first()
      .click()
  })

  test('what a team claim cites opens for everybody', async () => {
    const ines = await room.stage.visit('Aroha')
    await ines.say('/drill join Incident Commander')
    const rows = card(/order-api · level ERROR/)
    const cite = (await rows.getByRole('button', { name: /^E-/ }).first().textContent()) ?? ''
    await ines.fill(await ines.press('claim', 'open', { alert: 'A' }), {
      cause: 'Workers wait for each other',
      evidence: `${cite} says so`,
      confidence: 60,
      team: true,
    })
    await reads(page, /Team claim on A/)
    await card(/Team claim on A/)
      .getByRole('button', { name: cite })
      .click()
    await reads(page, new RegExp(`${cite}`))
    await look('chat-team-claim', /Team claim on A/)
    const line = card(/timed out after 200 ms/)
    await look('chat-line', /timed out after 200 ms/)
    await line.getByRole('link', { name: 'Open the evidence page' }).click()
    await page.getByRole('region', { name: 'Chosen line' }).getByText(cite).waitFor()
    await page
      .getByRole('link', { name: /night-drill/ })
      .first()
      .click()
  })

  test('the brief shows map and trace', async () => {
    await says(page, '/drill brief')
    await reads(page, /A healthy trace/)
    expect(
      await card(/A healthy trace/)
        .getByRole('img')
        .count(),
    ).toBe(2)
    await look('chat-brief', /A healthy trace/)
    expect(room.complaints).toEqual([])
  })
})
