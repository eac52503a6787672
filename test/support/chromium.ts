/** A real browser for the local page. Where there is none the tests are skipped, in CI they fail. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { describe } from 'vitest'
import { z } from 'zod'

const names = ['chromium', 'chromium-browser', 'google-chrome']

function find(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    for (const name of names) {
      try {
        accessSync(join(folder, name), constants.X_OK)
        return join(folder, name)
      } catch {
        // The next one.
      }
    }
  return null
}

const path = find()

/** Like `describe`, for tests that need Chromium. */
export const describeInBrowser = path === null && !process.env.CI ? describe.skip : describe

export async function launch(): Promise<Browser> {
  if (path === null) throw new Error('Chromium is missing; in CI it must be there.')
  return chromium.launch({
    executablePath: path,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

interface Finding {
  id: string
  impact: string | null
  nodes: string[]
}

/** What axe-core finds serious or critical on the page as it stands. */
export async function seriousFindings(page: Page): Promise<Finding[]> {
  // The page's own policy keeps foreign scripts out, so axe comes by the debugger's door.
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source)
  // As text: what runs in the browser has other globals than what is compiled here.
  const found: unknown = await page.evaluate('axe.run(document)')
  return results
    .parse(found)
    .violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map(({ html }) => html.slice(0, 200)),
    }))
}

const results = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
})
