import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** One breach a line: the rule, the file that breaks it, and what that file holds. */
const breaches: [rule: string, file: string, text: string][] = [
  ['drill-is-pure', 'drill/clock.ts', "import 'node:fs'"],
  ['drill-is-pure', 'drill/zone.ts', "import 'luxon'"],
  ['drill-is-pure', 'drill/say.ts', "import type { Message } from '../messages/message'"],
  ['scenarios-are-data', 'scenarios/a.ts', "import '../store/store'"],
  ['own-scenarios-are-read-only-here', 'scenarios/own/a.ts', "import '../../store/store'"],
  ['yaml-in-own-scenarios', 'report/yaml.ts', "import 'yaml'"],
  ['scenarios-take-types-only', 'scenarios/b.ts', "import { drill } from '../drill/record'"],
  ['adviser-by-its-port', 'adviser/a.ts', "import '../store/store'"],
  ['only-the-app-knows-advisers', 'commands/advise.ts', "import '../adviser/a'"],
  ['lab-is-a-world-of-its-own', 'lab/drill.ts', "import '../drill/record'"],
  ['lab-packages-in-lab', 'conduct/breaker.ts', "import 'opossum'"],
  ['only-the-child-knows-systems', 'lab/peek.ts', "import './systems/registry'"],
  ['report-is-pure', 'report/now.ts', "import '../clock'"],
  ['renderers-know-only-what-they-render', 'report/pdf.ts', "import '../drill/record'"],
  ['messages-are-neutral', 'messages/a.ts', "import '../chat/platform'"],
  [
    'messages-take-report-types-only',
    'messages/b.ts',
    "import { spec } from '../report/chart-spec'",
  ],
  ['commands-know-no-platform', 'commands/a.ts', "import type { Store } from '../store/store'"],
  ['conduct-knows-no-platform', 'conduct/a.ts', "import '../chat/platform'"],
  ['delivery-knows-the-port-only', 'delivery/a.ts', "import '../drill/record'"],
  ['platforms-are-strangers', 'chat/slack/a.ts', "import '../teams/render'"],
  ['only-the-app-knows-platforms', 'conduct/b.ts', "import '../chat/teams/render'"],
  ['page-imports-only', 'chat/local/page/a.tsx', "import { clock } from '../../../clock'"],
  ['page-imports-only', 'chat/local/page/b.ts', "import '../assets'"],
  ['page-imports-only', 'chat/local/page/c.ts', "import 'luxon'"],
  [
    'page-never-imports-scenarios',
    'chat/local/page/d.tsx',
    "import type { name } from '../../../scenarios/drift'",
  ],
  ['page-never-imports-scenarios', 'chat/local/wire.ts', "import '../../scenarios/drift'"],
  ['page-is-for-browsers', 'chat/local/assets.ts', "import './page/main'"],
  ['store-by-its-interface', 'conduct/c.ts', "import '../store/rows'"],
  ['store-decides-nothing', 'store/a.ts', "import '../report/chart-spec'"],
  ['charts-take-specs', 'charts/a.ts', "import '../drill/record'"],
  ['measure-reads-and-no-more', 'measure/a.ts', "import '../store/store'"],
  ['csv-in-measure', 'commands/e.ts', "import 'csv-parse/sync'"],
  ['http-is-a-frame', 'http/a.ts', "import '../store/store'"],
  ['schedule-calls-back', 'schedule/a.ts', "import '../store/store'"],
  ['only-programs-know-the-app', 'http/b.ts', "import '../app'"],
  ['prisma-in-store', 'conduct/d.ts', "import type { PrismaClient } from '@prisma/client'"],
  ['prisma-in-store', 'cli/a.ts', "import '../store/generated/sqlite/client'"],
  ['drawing-in-charts', 'report/draw.ts', "import 'chart.js'"],
  ['documents-in-report', 'http/c.ts', "import 'mdast-util-to-markdown'"],
  ['cron-in-schedule', 'conduct/e.ts', "import 'node-cron'"],
  ['slack-in-its-folder', 'commands/b.ts', "import '@slack/bolt'"],
  ['teams-in-its-folder', 'commands/c.ts', "import 'botbuilder'"],
  ['metrics-in-http', 'conduct/f.ts', "import 'prom-client'"],
  ['models-in-adviser', 'conduct/h.ts', "import 'openai'"],
  ['browser-packages-in-page', 'chat/local/e.ts', "import 'preact/hooks'"],
  ['browser-packages-in-page', 'commands/d.ts', "import '@preact/signals'"],
  ['browser-packages-in-page', 'cli/e.ts', "import 'eventsource'"],
  ['logger-in-log', 'http/d.ts', "import 'pino'"],
  ['no-cycles', 'drill/one.ts', "import type { two } from './two'\nexport const one = 1"],
  ['no-orphans', 'drill/alone.ts', 'export const alone = 1'],
  ['no-tests-in-source', 'cli/b.ts', "import '../../test/help'"],
  ['no-dev-packages-in-source', 'cli/c.ts', "import 'vitest'"],
  ['everything-resolves', 'cli/d.ts', "import './nowhere'"],
]

/** What must stay allowed. */
const allowed: [file: string, text: string][] = [
  ['lab/systems/registry.ts', "import 'zod'"],
  ['lab/child.ts', "import './systems/registry'"],
  ['drill/two.ts', "import { one } from './one'\nexport const two = one"],
  ['drill/record.ts', "import 'zod'\nexport const drill = 1"],
  ['drill/sum.ts', "import 'decimal.js'\nimport './record'"],
  ['scenarios/drift.ts', "import type { drill } from '../drill/record'"],
  ['messages/message.ts', "import type { spec } from '../report/chart-spec'"],
  ['report/chart-spec.ts', "import '../drill/record'\nexport const spec = 1"],
  ['chat/platform.ts', "import '../messages/message'"],
  ['chat/teams/render.ts', "import 'botbuilder'\nimport '../platform'"],
  [
    'chat/local/page/main.tsx',
    "import './main.css'\nimport { render } from 'preact'\nimport { signal } from '@preact/signals'\nimport 'eventsource'\nimport '../wire'\nimport '../../../messages/message'\nimport '../../../drill/record'\nexport const page = <i>{render}{signal}</i>",
  ],
  ['chat/local/page/main.css', ''],
  ['chat/local/page/theme.ts', ''],
  ['store/store.ts', "import type { drill } from '../drill/record'"],
  ['store/rows.ts', "import './generated/sqlite/client'\nimport './store'"],
  ['store/generated/sqlite/client.ts', "import '@prisma/client'"],
  ['conduct/conduct.ts', "import '../store/store'\nimport '../clock'"],
  ['commands/plan.ts', "import '../conduct/conduct'"],
  ['delivery/sender.ts', "import '../store/store'\nimport '../chat/platform'"],
  ['http/server.ts', "import 'prom-client'\nimport '../log'"],
  ['clock.ts', "import type {} from 'node:timers'"],
  ['log.ts', "import 'pino'"],
  ['app.ts', "import './commands/plan'\nimport './store/rows'\nimport './chat/teams/render'"],
  ['main.ts', "import './app'"],
]

let root = ''
let found: { rule: string; from: string }[] = []

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'rules-'))
  const files = [...breaches.map(([, file, text]) => [file, text] as const), ...allowed]
  for (const [file, text] of [...files, ['../test/help.ts', ''] as const]) {
    const path = join(root, 'src', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `${text}\n`)
  }
  for (const name of ['node_modules', 'tsconfig.json', 'package.json']) {
    symlinkSync(resolve(name), join(root, name))
  }
  const config = await extractConfig(resolve('.dependency-cruiser.cjs'))
  const { output } = await cruise(['src'], {
    ...config.options,
    ruleSet: { forbidden: config.forbidden ?? [] },
    validate: true,
    baseDir: root,
  })
  if (typeof output === 'string') throw new Error(output)
  found = output.summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
})

afterAll(() => rmSync(root, { recursive: true }))

test.each(breaches)('%s catches %s', (rule, file) => {
  expect(found).toContainEqual({ rule, from: `src/${file}` })
})

test('no rule is without a breach here', async () => {
  const config = await extractConfig(resolve('.dependency-cruiser.cjs'))
  const names = (config.forbidden ?? []).map(({ name }) => name)
  expect(new Set(breaches.map(([rule]) => rule))).toEqual(new Set(names))
})

test.each(allowed)('%s stays allowed', (file) => {
  // Packages of places that this version does not speak to yet are not installed.
  const faults = found.filter(
    ({ from, rule }) => from === `src/${file}` && rule !== 'everything-resolves',
  )
  expect(faults.filter(({ rule }) => rule !== 'no-dev-packages-in-source')).toEqual([])
})
