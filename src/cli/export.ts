/**
 * `npm run export -- --drill ID [--out FOLDER]`: writes the files of a drill's newest report; without a drill
 * it lists which there are. Reads the database that the environment names, also while the bot runs.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock'
import { readConfig } from '../config'
import { filesOfVersion } from '../drill/report-files'
import { latestReport } from '../drill/reports'
import { programPaths } from '../paths'
import { whyNotStarted } from '../start-failure'
import { openStore } from '../store/prisma-store'
import type { Store } from '../store/store'

const usage = 'npm run export -- --drill ID [--out FOLDER]   (without --drill: lists the drills)'

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { drill: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help) return say(usage)
  const { migrations } = programPaths()
  const store = await openStore({ ...readConfig(), migrations, now: systemClock.now() })
  try {
    await (values.drill === undefined
      ? list(store)
      : write(store, values.drill, resolve(values.out ?? 'out')))
  } finally {
    await store.close()
  }
}

async function list(store: Store): Promise<void> {
  const reports = await store.reportsOf(null)
  if (reports.length === 0) return say('No drill has a report yet.')
  const lines = reports.map(
    ({ id, title, team, at }) =>
      `${id}  ${new Date(at).toISOString().slice(0, 10)}  ${title}, ${team}`,
  )
  say(`${usage}\n\n${lines.join('\n')}`)
}

async function write(store: Store, drillId: string, folder: string): Promise<void> {
  const record = await store.drill(drillId)
  const report = record && latestReport(record)
  if (!record)
    return fail(`There is no drill ${drillId}. \`npm run export\` lists those with a report.`)
  if (!report)
    return fail(`"${record.drill.title}" has no report yet. It comes when the drill ends.`)
  await mkdir(folder, { recursive: true })
  const files = filesOfVersion(await store.filesOf(drillId), report.version)
  for (const { file } of files) {
    const whole = await store.file(file.id)
    if (whole) await writeFile(join(folder, whole.name), whole.bytes)
  }
  say(
    `${files.map(({ file }) => file.name).join(', ')} of "${record.drill.title}" are in ${folder}.`,
  )
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function fail(text: string): void {
  process.stderr.write(`${text}\n`)
  process.exitCode = 1
}

main().catch((error: unknown) => {
  process.stderr.write(`${whyNotStarted(error)}\n`)
  process.exit(1)
})
