/** How soon Teams gets its acknowledgement when 50 people speak at once, and how soon their claims are answered. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answeredBy } from './answered'
import { startServer } from './child'
import { percentile, type Row, row } from './row'
import { type Crowd, openCrowd } from './slack/burst'
import { hookPath } from './slack/paths'
import { makeKey, openTeamsCrowd } from './teams/crowd'
import { speakers } from './teams/world'

const warmUps = 4
const rounds = 15

const names = ['teams', 'bare', 'slack'] as const
type Name = (typeof names)[number]
interface Taken {
  p50: number[]
  p99: number[]
  /** ms until the last of all claims is answered. */
  claims: number[]
}

export async function teamsRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'drill-bench-'))
  const running: { stop: () => Promise<void> }[] = []
  const start = async (group: 'slack' | 'teams', name: string, ...more: string[]) => {
    const program = process.argv[1] ?? ''
    const server = await startServer([program, `--${group}-peer`, name, ...more])
    running.unshift(server)
    return server.url
  }
  const folderOf = async (name: string) => {
    const path = join(folder, name)
    await mkdir(path)
    return path
  }
  try {
    const key = await makeKey(folder)
    const connector = await start('teams', 'connector', folder)
    const api = await start('slack', 'web-api')
    const ours = await start('teams', 'bot', connector, await folderOf('teams'))
    const bare = await start('teams', 'bare-adapter', connector)
    const slack = await start('slack', 'bot', `${api}/api/`, await folderOf('slack'))
    const crowds: Record<Name, { crowd: Crowd; answeredAt: string | null }> = {
      teams: { crowd: openTeamsCrowd(ours, connector, key), answeredAt: connector },
      bare: { crowd: openTeamsCrowd(bare, connector, key), answeredAt: null },
      slack: { crowd: openCrowd(slack, api + hookPath), answeredAt: api },
    }
    const taken = await measure(crowds)
    for (const { crowd } of Object.values(crowds)) crowd.close()
    return rowsOf(taken)
  } finally {
    for (const each of running) await each.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Each round is one burst at each server; who goes first changes, as a machine's mood does. */
async function measure(
  crowds: Record<Name, { crowd: Crowd; answeredAt: string | null }>,
): Promise<Record<Name, Taken>> {
  const none = (): Taken => ({ p50: [], p99: [], claims: [] })
  const taken: Record<Name, Taken> = { teams: none(), bare: none(), slack: none() }
  const speak = async (name: Name, textOf: (speaker: number) => string) => {
    const { crowd, answeredAt } = crowds[name]
    const before = answeredAt === null ? 0 : await answeredBy(answeredAt)
    const begun = performance.now()
    const times = await crowd.say(textOf)
    if (answeredAt !== null) await answeredBy(answeredAt, before + speakers.length)
    const all = performance.now() - begun
    await sleep(50)
    return { times, all }
  }
  for (const name of names) await speak(name, () => 'join')
  for (let round = 0; round < warmUps + rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length] ?? 'teams'
      // The others have just had the processor to themselves, so each begins with something easy.
      await speak(name, () => 'help')
      const { times, all } = await speak(
        name,
        (speaker) =>
          `claim A the sums of ${speaker} are rounded wrongly, as seen in round ${round}`,
      )
      if (round < warmUps) continue
      taken[name].p50.push(percentile(times, 50))
      taken[name].p99.push(percentile(times, 99))
      taken[name].claims.push(all)
    }
  }
  return taken
}

function rowsOf({ teams, bare, slack }: Record<Name, Taken>): Row[] {
  const median = (values: readonly number[]) => percentile(values, 50)
  const what = `Teams: an acknowledgement when ${speakers.length} claim at once`
  const peer = 'a bare CloudAdapter that does nothing'
  return [
    row(`${what}, p99 ms; peer: ${peer}`, median(teams.p99), median(bare.p99)),
    row(`${what}, p50 ms; peer: ${peer}`, median(teams.p50), median(bare.p50)),
    row(`${what}, p99 ms; peer: the same bot in Slack`, median(teams.p99), median(slack.p99)),
    row(
      `Teams: all ${speakers.length} claims answered, ms; peer: the same bot in Slack`,
      median(teams.claims),
      median(slack.claims),
    ),
  ]
}
