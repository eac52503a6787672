/**
 * `npm run torture -- --kills N --seed N [--database postgres://…]`: plays drills with the real bot, kills it
 * with SIGKILL again and again, and judges what is left. With a seed the same sorts of moments come again.
 */
import { randomInt } from 'node:crypto'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { chance } from '../conduct/chance'
import { live } from './torture/life'
import { table } from './torture/table'
import { type Tormented, torment } from './torture/torment'

const usage = `npm run torture -- [--kills N] [--seed N] [--seconds N] [--outage N] [--database postgres://…]
  --kills     how often the bot is killed, 1 to 300 (30)
  --seed      a whole number
  --seconds   real seconds of each drill, 5 to 600 (20)
  --outage    seconds for which the machine seems to be off, once a drill (0)
  --database  an empty Postgres database; without it SQLite in a folder of its own`
const whole = (name: string, least: number, most: number) =>
  z.coerce
    .number(`--${name} takes a number.`)
    .int(`--${name} takes a whole number.`)
    .min(least, `--${name} takes ${least} to ${most}.`)
    .max(most, `--${name} takes ${least} to ${most}.`)
const options = z.object({
  kills: whole('kills', 1, 300).default(30),
  seed: whole('seed', 0, 2 ** 31 - 1).optional(),
  seconds: whole('seconds', 5, 600).default(20),
  outage: whole('outage', 0, 100_000).default(0),
  ahead: whole('ahead', 0, 10 ** 9).default(0),
  database: z.string().startsWith('postgres').optional(),
  life: z.string().optional(),
})
const text = { type: 'string' } as const
/** So many deaths a drill; a longer list would outlast it. */
const killsEach = 10

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kills: text,
      seed: text,
      seconds: text,
      outage: text,
      ahead: text,
      database: text,
      life: text,
      help: { type: 'boolean' },
    },
  })
  if (values.help) return void process.stdout.write(`${usage}\n`)
  const given = options.parse(values)
  const { seed = randomInt(1_000_000), seconds, database = null } = given
  if (given.life !== undefined) {
    await live({ folder: given.life, databaseUrl: database, seconds, seed, ahead: given.ahead })
    return
  }
  process.stdout.write(`${given.kills} kills, seed ${seed}.\n`)
  const folder = await mkdtemp(join(tmpdir(), 'drill-torture-'))
  const drills: Tormented[] = []
  const killed = () => drills.reduce((sum, each) => sum + each.kills, 0)
  while (killed() < given.kills && drills.length < 2 * Math.ceil(given.kills / killsEach) + 1) {
    const place = join(folder, `${drills.length}`)
    await mkdir(place)
    const drill = await torment({
      program: fileURLToPath(import.meta.url),
      folder: place,
      databaseUrl: database,
      seconds,
      seed: seed + drills.length,
      kills: Math.min(killsEach, given.kills - killed()),
      random: chance(seed, 1 + drills.length),
      outage: given.outage * 1000,
    })
    drills.push(drill)
    for (const { kind, what } of drill.faults) process.stdout.write(`${kind}: ${what}\n`)
  }
  process.stdout.write(`${table(drills)}\n`)
  await rm(folder, { recursive: true, force: true })
  process.exitCode = drills.some((each) => each.faults.length > 0) ? 1 : 0
}

main().catch((error: unknown) => {
  const words =
    error instanceof z.ZodError
      ? `${error.issues.map((issue) => issue.message).join('\n')}\n${usage}`
      : String(error instanceof Error ? error.stack : error)
  process.stderr.write(`${words}\n`)
  process.exit(1)
})
