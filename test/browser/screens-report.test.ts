/** The screens of a sample that is over, and of its report, on screen and on paper. */
import { writeFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { describeInBrowser } from '../support/chromium'
import { lookingAt } from '../support/looking'
import { dialog, log, openRoom, type Room } from '../support/room'

describeInBrowser('every screen', () => {
  let room: Room
  const figures: [string, number][] = []
  beforeAll(async () => {
    room = await openRoom()
  })
  afterAll(() => {
    if (figures.length > 0)
      writeFileSync(
        'out/screens/axe-report.json',
        JSON.stringify(Object.fromEntries(figures), null, 1),
      )
    return room?.close()
  })

  test('of a sample and its report', async () => {
    onTestFailed(() => room.picture('screens'))
    const page = await room.host()
    const look = lookingAt(page)
    const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
    const sample = page.getByRole('region', { name: 'The sample' })
    await page.goto(`${room.url}/#/welcome`)
    await button('Watch a sample drill').click()
    await sample.waitFor()
    await look.at('sample', { brief: true })
    const over = sample.getByText('The sample is over.')
    // The clock stands now and then while a run of the team's is measured.
    for (let i = 0; i < 300 && !(await over.isVisible()); i++) {
      await sample
        .getByRole('button', { name: 'Skip ahead' })
        .click({ timeout: 3_000 })
        .catch(() => {})
      await page.waitForTimeout(500)
    }
    await over.waitFor()
    // Eight slides, and a picture a run.
    const pictures = () => log(page).locator('img').count()
    await expect.poll(pictures, { timeout: 20_000 }).toBeGreaterThanOrEqual(8)
    const show = (what: Locator) => ({
      show: () => what.evaluate((each) => each.scrollIntoView({ block: 'start' })),
    })
    await look.at('reported', show(log(page).locator('.message-report')))
    await look.at('slides', show(log(page).locator('.pictures').first()))
    const reveal = log(page).getByRole('article').filter({ hasText: 'What it was' }).last()
    await look.at('revealed', { brief: true, ...show(reveal) })
    await log(page).locator('.pictures-open').first().click()
    await dialog(page).waitFor()
    await look.at('lightbox', { brief: true })
    await page.keyboard.press('Escape')

    await page.goto(`${room.url}/#/reports`)
    await page.locator('.report-row').first().waitFor()
    await look.at('reports', { brief: true })
    await page.locator('.report-row').first().click()
    await page.locator('.report-page').waitFor()
    await page.locator('.report-page img').first().waitFor()
    await look.at('report')
    const part = (nth: number) => show(page.locator('.report-section > h2').nth(nth))
    await look.at('report-middle', { brief: true, ...part(2) })
    await look.at('report-end', { brief: true, ...part(4) })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    await page.setViewportSize({ width: 794, height: 1123 })
    await page.screenshot({ path: 'out/screens/report-print.png' })
    expect(await page.getByRole('navigation').count()).toBe(0)
    await page.pdf({ path: 'out/screens/report.pdf', format: 'A4' })
    await page.emulateMedia({ media: 'screen' })

    figures.push(...look.findings)
    expect(look.faults).toEqual([])
    expect(room.complaints).toEqual([])
  }, 480_000)
})
