/** `npm run lab -- evidence`: what participants of a default drill may see at a script minute, as files. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { labAlerts, wordsByEvidence } from '../../app-alert-words'
import { ownEvidence } from '../../app-evidence-own'
import { evidencePlanOf } from '../../app-evidence-plan'
import { blocksOf } from '../../chat/transcript/plain'
import { readConfig } from '../../config'
import { arrived, type DeliveredAlert } from '../../drill/alerts'
import type { DrillRecord } from '../../drill/record'
import type { Catalogue } from '../../drill/scenario'
import { type OpenBook, openBook } from '../../lab/evidence/open-book'
import { prepareEvidence } from '../../lab/evidence/prepare'
import { shownLogs, shownMetrics, shownSpans } from '../../lab/evidence/shown'
import { briefMessage } from '../../messages/brief'
import { catalogue } from '../../scenarios/catalogue'
import { faultSentence, type OwnSubjects, ScenariosWrong } from '../../scenarios/own/own'
import { readScenarios } from '../../scenarios/own/read-scenarios'
import { withOwn, worldWithOwn } from '../../scenarios/own/with-own'
import { type World, world, worldAt } from '../../scenarios/world'
import { playDefaultDrill, type Wanted } from './default-drill'
import { evidenceUsage } from './usage'

const out = 'out/evidence'

/** Writes the files of interface.md. A wrong call gives a sentence and exit code 64. */
export async function evidence(args: readonly string[]): Promise<void> {
  const wanted = read(args)
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n\n${evidenceUsage}\n`)
    process.exitCode = 64
    return
  }
  const own = await ownSubjects()
  const record = playDefaultDrill(wanted)
  const all = withOwn(catalogue, own)
  const plan = evidencePlanOf(record, all)
  const brought = ownEvidence(own)(record, all, plan)
  // A book knows the whole night, so it doesn't stay where participants look.
  const folder = await mkdtemp(join(tmpdir(), 'drill-'))
  const giveUp = new AbortController()
  const stop = () => giveUp.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const makerPath = fileURLToPath(new URL('./lab-evidence.js', import.meta.url))
    const path = await prepareEvidence(plan, { folder, makerPath, brought, signal: giveUp.signal })
    const known = worldAt(wanted.level, wanted.seed, worldWithOwn(world, own))
    const [from, until] = [plan.from * 60_000, wanted.minute * 60_000]
    await writeAll(path, from, until, known, (book) => alertsOf(book, record, all))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  process.stdout.write(`The evidence at minute ${wanted.minute} is in ./${out}.\n`)
}

/** Those of SCENARIOS_DIR, as the bot has them: what can't be taken is told and left out. */
async function ownSubjects(): Promise<OwnSubjects> {
  const dir = readConfig().scenariosDir
  const none = { scenarios: [], herrings: [] }
  if (dir === null) return none
  try {
    const { own, faults } = await readScenarios(dir)
    for (const fault of faults) process.stderr.write(`SCENARIOS_DIR: ${faultSentence(fault)}\n`)
    return own
  } catch (error) {
    if (!(error instanceof ScenariosWrong)) throw error
    process.stderr.write(`${error.message}\n`)
    return none
  }
}

async function writeAll(
  path: string,
  from: number,
  until: number,
  known: World,
  alertsIn: (book: OpenBook) => unknown,
): Promise<void> {
  const book = openBook(path)
  try {
    await mkdir(out, { recursive: true })
    const brief = blocksOf(briefMessage(known), { zone: 'UTC', pathOf: () => null })
    const files = {
      'brief.md': `${brief.map((lines) => lines.join('\n')).join('\n\n')}\n`,
      'alerts.json': `${JSON.stringify(alertsIn(book), null, 2)}\n`,
      'logs.jsonl': lines(shownLogs(book, from, until)),
      'traces.jsonl': lines(shownSpans(book, from, until)),
      'metrics.jsonl': lines(shownMetrics(book, from, until)),
    }
    for (const [name, text] of Object.entries(files)) await writeFile(join(out, name), text)
  } finally {
    book.close()
  }
}

/** Worded as the bot words them where the evidence is there in time. */
function alertsOf(book: OpenBook, record: DrillRecord, all: Catalogue) {
  const measured = new Map(
    labAlerts(record, all).map((each) => [
      each.alert.id,
      wordsByEvidence(book, each, record, all) ?? {},
    ]),
  )
  return arrived(record).map((alert) => shownAlert({ ...alert, ...measured.get(alert.id) }))
}

/** What is on the alert's card. `since`: world time, "03:12". */
function shownAlert(alert: DeliveredAlert) {
  const { letter, service, symptom, value, threshold, sinceMinute, detail, severity } = alert
  return {
    letter,
    service,
    symptom,
    value,
    threshold,
    since: clockOf(sinceMinute),
    detail,
    severity,
  }
}

function clockOf(minute: number | null): string | null {
  if (minute === null) return null
  const ofDay = (180 + minute + 24 * 60) % (24 * 60)
  return [Math.floor(ofDay / 60), ofDay % 60].map((part) => `${part}`.padStart(2, '0')).join(':')
}

const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('')

/** A text = what is wrong with the call, for people. */
function read(args: readonly string[]): Wanted | string {
  const values = valuesOf(args)
  if (typeof values === 'string') return values
  const seed = whole(values.seed, 0, 2 ** 31 - 1)
  if (seed === null)
    return `--seed takes a whole number from 0 to ${2 ** 31 - 1}, not "${values.seed}".`
  const level = ([1, 2, 3] as const).find((each) => String(each) === values.level)
  if (level === undefined) return `--level takes 1, 2 or 3, not "${values.level}".`
  const minute = whole(values.minute, 0, 180)
  if (minute === null) return `--minute takes a whole number from 0 to 180, not "${values.minute}".`
  return { seed, level, minute }
}

function valuesOf(args: readonly string[]) {
  const options = {
    seed: { type: 'string', default: '7' },
    level: { type: 'string', default: '2' },
    minute: { type: 'string', default: '60' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function whole(text: string, least: number, most: number): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : null
}
