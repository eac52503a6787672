/** The whole bot with its page, and people before real browsers. Real time: only for what a browser must do. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { systemClock } from '../../src/clock'
import { launch } from './chromium'
import { openPageStageOn, type PageStage } from './page-stage'

export interface Room {
  stage: PageStage<typeof systemClock>
  url: string
  /** A new browser of whoever runs the bot. */
  host(options?: Look): Promise<Page>
  /** A new browser that came by this person's link. */
  invited(name: string, options?: Look): Promise<Page>
  /** What a browser complained of: errors of scripts, and of the page's own policy. */
  complaints: string[]
  /** What every browser shows, as pictures in ./out, for whoever looks into a failed test. */
  picture(name: string): Promise<void>
  close(): Promise<void>
}

export interface Look {
  width?: number
  height?: number
  dark?: boolean
  touch?: boolean
}

/** `labEvidence`: the maker by which drills get evidence; without it they have none. */
export async function openRoom(labEvidence?: string): Promise<Room> {
  const stage = await openPageStageOn({
    clock: systemClock,
    move: async () => {},
    ...(labEvidence === undefined ? {} : { labEvidence }),
  })
  const browser: Browser = await launch()
  const contexts: BrowserContext[] = []
  const complaints: string[] = []
  const open = async (path: string, look: Look = {}) => {
    const { width = 1440, height = 900, dark = false, touch = false } = look
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      hasTouch: touch,
      timezoneId: 'Europe/Berlin',
      locale: 'en-GB',
    })
    contexts.push(context)
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (line) => {
      // A bot that is away is no fault of the page.
      if (line.type() === 'error' && !/Failed to load resource|ERR_/.test(line.text()))
        complaints.push(line.text())
    })
    await page.goto(stage.app.url + path)
    return page
  }
  return {
    stage,
    get url() {
      return stage.app.url
    },
    complaints,
    host: (look) => open('/', look),
    invited: async (name, look) => {
      const person = (await stage.host()).people.find((each) => each.name.startsWith(name))
      if (!person?.key) throw new Error(`Nobody is called ${name}.`)
      return open(`/#/as/${person.key}`, look)
    },
    picture: async (name) => {
      for (const [i, context] of contexts.entries())
        await context.pages()[0]?.screenshot({ path: `out/browser/${name}-${i + 1}.png` })
    },
    close: async () => {
      for (const context of contexts) await context.close()
      await browser.close()
      await stage.close()
    },
  }
}

export const log = (page: Page) => page.getByRole('log')
export const composer = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true })
export const dialog = (page: Page) => page.getByRole('dialog')

/** Waits until the log says it. */
export async function reads(page: Page, text: string | RegExp, timeout = 60_000): Promise<void> {
  await log(page).getByText(text).first().waitFor({ timeout })
}

/** Types a line and sends it. */
export async function says(page: Page, line: string): Promise<void> {
  await composer(page).fill(line)
  await composer(page).press('Enter')
  await expect.poll(() => composer(page).inputValue(), { timeout: 60_000 }).toBe('')
}

/** Tabs, like somebody without a mouse, until the thing of that name has the focus; `card`: how its card begins. */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  back = false,
  card = '',
): Promise<void> {
  for (let i = 0; i < 400; i++) {
    const here = await focused(page)
    const found = typeof name === 'string' ? here === name : name.test(here)
    if (found && String(await page.evaluate(focusedCard)).startsWith(card)) return
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
  }
  throw new Error(`Nothing called ${name} can be reached with Tab.`)
}

/** The name of what has the focus; '' = nothing has. */
export async function focused(page: Page): Promise<string> {
  return String(await page.evaluate(focusedName))
}

/** As text: what runs in the browser has other globals than what is compiled here. */
const focusedName = `(() => {
  const one = document.activeElement
  if (!one || one === document.body) return ''
  const labelled = one.getAttribute('aria-labelledby')
  const names = labelled ? labelled.split(' ').map((id) => document.getElementById(id)?.textContent) : []
  const label = one.labels?.[0]
  const visible = label ? [...label.childNodes].filter((n) => n.getAttribute?.('aria-hidden') !== 'true').map((n) => n.textContent).join('') : ''
  return (one.getAttribute('aria-label') ?? (names.join(' ') || visible || one.innerText || '')).trim()
})()`
const focusedCard = `document.activeElement?.closest('article')?.textContent ?? ''`

/** The page itself, and the log, are no wider than what shows of them. */
export async function isNoWiderThanItsRoom(page: Page): Promise<boolean> {
  return (await page.evaluate(fits)) === true
}
const fits = `[document.documentElement, ...document.querySelectorAll('[role=log], dialog[open] .forms-body')].every(
  (one) => one.scrollWidth <= one.clientWidth,
)`
