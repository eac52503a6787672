/** The evidence page as somebody gets it by a link: its screens, by mouse and by keyboard. */
import { tmpdir } from 'node:os'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { pageAssets } from '../../src/chat/local/assets'
import type { OpenEvidence } from '../../src/http/evidence-book'
import { evidenceKey } from '../../src/http/evidence-key'
import { evidenceRoutes } from '../../src/http/evidence-routes'
import { createServer, listen, stopServer } from '../../src/http/server'
import { programPaths } from '../../src/paths'
import { openSecret } from '../../src/secret'
import { describeInBrowser, launch } from '../support/chromium'
import { collectLog } from '../support/collect-log'
import { allLines, openAt } from '../support/evidence-book'
import { lookingAt } from '../support/looking'
import { openRoom } from '../support/room'

describeInBrowser('the evidence page', () => {
  let browser: Browser
  let server: FastifyInstance
  let origin: string
  let link: string
  let drill: OpenEvidence | 'not yet'
  let page: Page
  let complaints: string[]

  beforeAll(async () => {
    browser = await launch()
    const secret = await openSecret({ encryptionKey: 'ab'.repeat(32), dataDir: tmpdir() })
    const assets = await pageAssets(programPaths().page)
    server = await createServer({
      names: { host: '127.0.0.1', publicUrl: null },
      log: collectLog().log,
      routes: [
        assets.files,
        evidenceRoutes({ open: async () => drill, secret, now: Date.now, shell: assets.shell }),
      ],
    })
    origin = await listen(server, '127.0.0.1', 0)
    link = `${origin}/evidence/#${evidenceKey(secret, 'drill-1', 'person-1', Date.now())}`
  })
  afterAll(async () => {
    await browser?.close()
    await stopServer(server, 0)
  })
  beforeEach(async () => {
    drill = openAt(26.3)
    complaints = []
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (line) => {
      if (line.type() === 'error' && !/Failed to load resource/.test(line.text()))
        complaints.push(line.text())
    })
  })
  afterEach(async () => {
    await page.screenshot({ path: 'out/browser/evidence-last.png' })
    await page.context().close()
    expect(complaints).toEqual([])
  })

  const rows = () => page.getByRole('grid', { name: 'Log lines' }).locator('tbody tr')
  const count = () => page.locator('.evidence-count')
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const clipboard = async () => String(await page.evaluate('navigator.clipboard.readText()'))

  test('looks right in every width and theme', async () => {
    const look = lookingAt(page)
    await page.goto(link)
    await rows().first().waitFor()
    await look.at('evidence-start')
    await button(/order-api/).click()
    await rows().filter({ hasText: 'ERROR' }).first().click()
    await page
      .getByText(/^Trace/)
      .first()
      .waitFor()
    await look.at('evidence-trace')
    await button('Metrics').click()
    await page.locator('.evidence-chart-line').first().waitFor()
    await look.at('evidence-metrics')
    await button('All services').click()
    await look.at('evidence-overview')
    await button('Logs and traces').click()
    await page.setViewportSize({ width: 390, height: 844 })
    await button(/^Filters/).click()
    await look.at('evidence-filters', { only: [390] })
    await page.keyboard.press('Escape')
    await rows().filter({ hasText: 'ERROR' }).first().click()
    await button('Trace').click()
    await look.at('evidence-sheet', { only: [390] })
    expect(look.faults).toEqual([])
  })

  test('has room for a finger on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(link)
    await rows().filter({ hasText: 'ERROR' }).first().click()
    const small = () => page.evaluate(tooSmall)
    expect(await small()).toEqual([])
    await button('Trace').click()
    await page.locator('.evidence-span').first().waitFor()
    expect(await small()).toEqual([])
    await page.keyboard.press('Escape')
    await button(/^Filters/).click()
    await page.getByRole('dialog', { name: 'Filters' }).waitFor()
    expect(await small()).toEqual([])
    await page.keyboard.press('Escape')
    await button('Metrics').click()
    expect(await small()).toEqual([])
  })

  test('narrows by service, level, words and trace, and clears it all', async () => {
    await page.goto(link)
    await expect.poll(() => count().textContent()).toMatch(/^225 of 483 lines$/)
    await page.getByRole('button', { name: /^service/ }).click()
    await page.getByRole('checkbox', { name: /order-api/ }).check()
    await page.keyboard.press('Escape')
    await expect.poll(() => count().textContent()).toMatch(/^5\d of/)
    await page.getByRole('button', { name: /^level/ }).click()
    await page.getByRole('checkbox', { name: 'ERROR' }).check()
    await page.keyboard.press('Escape')
    await expect.poll(() => rows().filter({ hasNotText: 'timed out' }).count()).toBe(0)
    await page.getByRole('searchbox', { name: 'Words' }).fill('nothing-is-like-that')
    await page.getByText('No line is like that.').waitFor()
    await button('Clear filters').click()
    await expect.poll(() => count().textContent()).toMatch(/^225 of 483 lines$/)
    await rows().filter({ hasText: 'ERROR' }).first().click()
    await page.getByRole('button', { name: /^Show its/ }).click()
    await expect.poll(() => rows().count()).toBe(1)
  })

  test('is used without a mouse: time, lines, trace', async () => {
    await page.goto(link)
    await rows().first().waitFor()
    await page.getByRole('slider', { name: 'From' }).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('PageDown')
    const from = () => page.getByRole('slider', { name: 'From' }).getAttribute('aria-valuetext')
    await expect.poll(from).toBe('03:21:18')
    const few = () => rows().count()
    await expect.poll(few).toBeLessThan(60)
    await rows().first().focus()
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('ArrowDown')
      if (/ERROR/.test((await page.locator('tr:focus').textContent()) ?? '')) break
    }
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Trace' }).getByText('POST /orders').first().waitFor()
    expect(await page.locator('tr[aria-selected=true]').count()).toBe(1)
  })

  test('brushes the time with the mouse', async () => {
    await page.goto(link)
    await rows().first().waitFor()
    const plot = await page.locator('.evidence-plot').boundingBox()
    if (!plot) throw new Error('There is no histogram.')
    await page.mouse.move(plot.x + plot.width * 0.3, plot.y + 20)
    await page.mouse.down()
    await page.mouse.move(plot.x + plot.width * 0.45, plot.y + 20, { steps: 4 })
    await page.mouse.up()
    await expect
      .poll(() => page.locator('.evidence-range-words b').textContent())
      .toMatch(/^02:5\d:\d\d to 03:0\d:\d\d$/)
    await button('Last 5 min').click()
    await expect.poll(() => rows().count()).toBeLessThan(50)
  })

  test('goes on with the drill, and loads older lines at the end', async () => {
    drill = openAt(26.3, { speed: 60 })
    await page.goto(link)
    await button('All').click()
    await expect.poll(() => count().textContent()).toBe('483 of 483 lines')
    expect(await rows().count()).toBe(100)
    await rows().last().scrollIntoViewIfNeeded()
    await expect.poll(() => rows().count()).toBeGreaterThan(100)
    const before = await rows().first().textContent()
    drill = openAt(28, { speed: 60 })
    await expect.poll(() => rows().first().textContent(), { timeout: 8_000 }).not.toBe(before)
    expect(await count().textContent()).toBe('498 of 498 lines')
  })

  test('cites a line; what is copied opens it for others, and has no key in it', async () => {
    await page.goto(link)
    const key = link.split('#')[1] ?? ''
    await rows().filter({ hasText: 'ERROR' }).first().click()
    expect(page.url()).not.toContain(key.slice(0, 12))
    await button('Use in a claim').click()
    await page.getByText('Copied. Paste it into the evidence of your claim.').waitFor()
    const words = await clipboard()
    expect(words).toMatch(/^E-[\da-f]{6} 03:\d\d:\d\d order-api ERROR POST \/orders timed out/)
    await button('Copy line and command').click()
    await expect.poll(clipboard).toBe(`${words}\n/drill evidence ${words.slice(0, 8)}`)
  })

  test('opens at the line, the trace, the filter or the metrics that a link names', async () => {
    await page.goto(link)
    await rows().filter({ hasText: 'ERROR' }).first().click()
    const line = page.getByRole('region', { name: 'Chosen line' })
    const id = ((await line.getByText(/^E-/).textContent()) ?? '').slice(2)
    // In the same tab, which keeps its key: only the spot is new.
    await page.goto(`${origin}/evidence/#?service=order-api&level=ERROR&words=timed+out`)
    await expect.poll(() => rows().filter({ hasNotText: 'timed out' }).count()).toBe(0)
    expect(await button('B order-api').getAttribute('aria-pressed')).toBe('true')
    expect(await page.getByRole('button', { name: /^level/ }).textContent()).toContain('ERROR')
    expect(await page.getByRole('searchbox', { name: 'Words' }).inputValue()).toBe('timed out')
    await page.goto(`${origin}/evidence/#?service=order-api&view=metrics`)
    await page.locator('.evidence-chart-line').first().waitFor()
    // A tab of its own, by a link that names a line.
    await page.goto('about:blank')
    await page.goto(`${link}/${id}`)
    await line.getByText(`E-${id}`).waitFor()
    await page.goto('about:blank')
    await page.goto(`${link}/nosuch`)
    await page.getByText('There is no line E-nosuch up to now.').waitFor()
    const { trace } = allLines.find((each) => each.id === id) ?? { trace: null }
    await page.goto(`${origin}/evidence/#?trace=${trace}`)
    await expect.poll(() => rows().count()).toBe(1)
    await page.getByRole('region', { name: 'Trace' }).getByText('POST /orders').first().waitFor()
  })

  test('without a key it says how each reader gets one', async () => {
    await page.goto(`${origin}/evidence/#/k7q2x`)
    await page.getByText('/drill evidence E-k7q2x').waitFor()
    const look = lookingAt(page)
    await look.at('evidence-without-key', { only: [390] })
    expect(look.faults).toEqual([])
  })

  test('waits calmly, and says when a link is not right', async () => {
    drill = 'not yet'
    await page.goto(link)
    await page.getByText('The evidence is still being gathered.').waitFor()
    drill = openAt(1)
    await rows().first().waitFor()
    await page.goto('about:blank')
    await page.goto(`${link}0`)
    await page.getByText('This link is not whole.').waitFor()
    expect(page.url()).toContain(origin)
  })

  test('stands in the local page, and fills the claim', async () => {
    const room = await openRoom()
    try {
      const ines = await room.stage.visit('Ines')
      await ines.fill(await ines.say('/drill plan'), { title: 'Thursday night', team: 'Alpha' })
      await ines.say('/drill start')
      const here = await room.invited('Kwame')
      // The room's bot gathers no evidence, so the small book answers.
      const bearer = `Bearer ${link.split('#')[1]}`
      await here.route('**/evidence/api/**', async (route) => {
        const { pathname, search } = new URL(route.request().url())
        const url = `${origin}${pathname}${search}`
        await route.fulfill({
          response: await route.fetch({ url, headers: { authorization: bearer } }),
        })
      })
      await here.getByRole('link', { name: 'Evidence', exact: true }).click()
      const errors = here.locator('.evidence-row').filter({ hasText: 'ERROR' })
      await errors.first().click()
      await lookingAtOnce(here)
      await here.getByRole('button', { name: 'Use in a claim', exact: true }).click()
      const evidence = here.getByRole('dialog').getByRole('textbox', { name: 'Evidence' })
      await expect
        .poll(() => evidence.inputValue())
        .toMatch(/^E-[\da-f]{6} 03:\d\d:\d\d order-api ERROR/)
      expect(room.complaints).toEqual([])
      await here.unrouteAll({ behavior: 'ignoreErrors' })
    } finally {
      await room.close()
    }
  })

  async function lookingAtOnce(here: Page): Promise<void> {
    const look = lookingAt(here)
    await look.at('evidence-local', { only: [1440] })
    expect(look.faults).toEqual([])
  }
})

/** As text: what runs in the browser has other globals than what is compiled here. Whatever is less than 44 px high. */
const tooSmall = `[...document.querySelectorAll('.evidence :is(button, select, tr, [role=slider], label)')]
  .filter((one) => one.checkVisibility() && one.closest('.visually-hidden, thead') === null)
  .filter((one) => one.getBoundingClientRect().height < 43.5)
  .map((one) => one.outerHTML.slice(0, 120))`
