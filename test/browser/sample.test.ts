/** The sample drill, as a newcomer watches it from the first screen to its report. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { z } from 'zod'
import { describeInBrowser } from '../support/chromium'
import { dialog, log, openRoom, type Room, reads } from '../support/room'

/** Of each picture within: it is drawn, and has words for those who don't see it. */
const drawn = async (page: Page, within: string): Promise<boolean[]> =>
  z
    .array(z.boolean())
    .parse(
      await page.evaluate(
        `[...document.querySelectorAll('${within} img')].map((img) => img.naturalWidth > 0 && img.alt.length > 10)`,
      ),
    )
const eight = Array(8).fill(true)

describeInBrowser('the sample drill', () => {
  let room: Room
  beforeAll(async () => {
    room = await openRoom()
  })
  afterAll(() => room?.close())

  test('plays, stands, goes on, hurries, and leaves its report', async () => {
    onTestFailed(() => room.picture('sample'))
    const ines = await room.host()
    await ines.getByRole('button', { name: 'Watch a sample drill' }).click()
    const bar = ines.getByRole('region', { name: 'The sample' })
    await bar.getByText(/A sample: a simulated team/).waitFor()
    await ines
      .getByRole('main')
      .getByText(/ · sample · /)
      .waitFor()
    await reads(ines, /Phase 1 of 9|Orientation/)

    const left = ines.getByRole('region', { name: 'Time left' }).locator('p').first()
    const step = ines.locator('[aria-current=step]')
    await bar.getByRole('button', { name: 'Pause' }).click()
    await bar.getByRole('button', { name: 'Resume' }).waitFor()
    await ines.getByText(/The clock stands: a facilitator paused it/).waitFor()
    const stood = await left.textContent()
    // The page's clock moves once a second, if it moves.
    await ines.waitForTimeout(1_500)
    expect(await left.textContent()).toBe(stood)
    await bar.getByRole('button', { name: 'Resume' }).click()
    await expect.poll(() => left.textContent()).not.toBe(stood)

    // By itself the Dark Room takes fifteen seconds of the sample's minute.
    await step.filter({ hasText: 'Dark Room' }).waitFor({ timeout: 30_000 })
    await bar.getByRole('button', { name: 'Skip ahead' }).click()
    await step.filter({ hasText: 'Dark Room' }).waitFor({ state: 'detached', timeout: 10_000 })
    await step.waitFor()

    await reads(ines, /Drill report/, 240_000)
    await bar.getByText(/The sample is over/).waitFor({ timeout: 60_000 })
    // Beside the eight slides the runs have pictures.
    const allDrawn = async () => {
      const pictures = await drawn(ines, '[role=log]')
      return pictures.length >= eight.length && pictures.every((is) => is === true)
    }
    await expect.poll(allDrawn, { timeout: 20_000 }).toBe(true)

    const picture = log(ines).getByRole('img').first()
    const alt = await picture.getAttribute('alt')
    await picture.click()
    await dialog(ines)
      .getByRole('img', { name: alt ?? '', exact: true })
      .waitFor()
    await expect.poll(() => drawn(ines, 'dialog')).toEqual([true])
    await ines.keyboard.press('Escape')
    await dialog(ines).waitFor({ state: 'detached' })
    const back = 'document.activeElement?.querySelector("img")?.alt'
    await expect.poll(() => ines.evaluate(back)).toBe(alt)

    const files = log(ines).locator('a[download]')
    const names: string[] = []
    for (const file of await files.all()) {
      const url = new URL((await file.getAttribute('href')) ?? '', room.url).href
      expect((await ines.request.get(url)).status()).toBe(200)
      const [download] = await Promise.all([ines.waitForEvent('download'), file.click()])
      names.push(download.suggestedFilename())
      expect(await download.failure()).toBeNull()
      expect(download.suggestedFilename()).toBe(await file.getAttribute('download'))
    }
    expect(names.map((name) => name.split('.').at(-1)).sort()).toEqual([
      'json',
      'md',
      'pdf',
      'pptx',
    ])

    await bar.getByRole('button', { name: 'Start a drill of your own' }).click()
    await dialog(ines).getByLabel('Title', { exact: true }).waitFor()
    await ines.keyboard.press('Escape')
    await dialog(ines).waitFor({ state: 'detached' })

    await ines.getByRole('link', { name: /^Reports/ }).click()
    await ines.getByRole('link', { name: /Sample drill/ }).click()
    await ines.getByRole('heading', { name: 'Sample drill · Team Alpha', exact: true }).waitFor()
    await expect.poll(async () => new Set(await drawn(ines, 'main'))).toEqual(new Set([true]))
    expect(await ines.locator('main img').count()).toBeGreaterThanOrEqual(8)
    expect(room.complaints).toEqual([])
  }, 420_000)
})
