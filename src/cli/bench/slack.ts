/** How soon Slack gets its acknowledgement when 50 people say a word at once, beside bots that do nothing else. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { answeredBy } from './answered'
import { startServer } from './child'
import { percentile, type Row, row } from './row'
import { type Crowd, openCrowd } from './slack/burst'
import { hookPath } from './slack/paths'
import { speakers } from './slack/world'

const warmUps = 5
const rounds = 20

const words: readonly ((round: number) => string)[] = [
  () => 'status',
  (round) => `claim A the rounding of sums goes wrong, as seen in round ${round}`,
  (round) => `note the sums drift again in round ${round}`,
  () => 'help',
  () => 'evidence A',
]

const names = ['bot', 'bare-bolt', 'chat-sdk'] as const
type Name = (typeof names)[number]
type Taken = Record<Name, { p50: number[]; p99: number[] }>

export async function slackRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'drill-bench-'))
  const running: { stop: () => Promise<void> }[] = []
  const start = async (name: string, ...more: string[]) => {
    const server = await startServer([process.argv[1] ?? '', '--slack-peer', name, ...more])
    running.unshift(server)
    return server.url
  }
  try {
    const api = await start('web-api')
    const crowds: Record<Name, Crowd> = {
      bot: openCrowd(await start('bot', `${api}/api/`, folder), api + hookPath),
      'bare-bolt': openCrowd(await start('bare-bolt'), api + hookPath),
      'chat-sdk': openCrowd(await start('chat-sdk', `${api}/api/`), api + hookPath),
    }
    const taken = await measure(crowds, api)
    for (const crowd of Object.values(crowds)) crowd.close()
    return rowsOf(taken)
  } finally {
    for (const each of running) await each.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Each round is one burst at each server; who goes first changes, as a machine's mood does. */
async function measure(crowds: Record<Name, Crowd>, api: string): Promise<Taken> {
  const taken: Taken = {
    bot: { p50: [], p99: [] },
    'bare-bolt': { p50: [], p99: [] },
    'chat-sdk': { p50: [], p99: [] },
  }
  for (const name of names) await crowds[name].say(() => 'join')
  await answeredBy(api, speakers.length)
  for (let round = 0; round < warmUps + rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length] ?? 'bot'
      const speak = async (textOf: (speaker: number) => string) => {
        const before = await answeredBy(api)
        const times = await crowds[name].say(textOf)
        if (name === 'bot') await answeredBy(api, before + speakers.length)
        await sleep(50)
        return times
      }
      // The others have just had the processor to themselves, so each begins with something easy.
      await speak(() => 'help')
      const times = await speak((speaker) => words[speaker % words.length]?.(round) ?? 'status')
      if (round < warmUps) continue
      taken[name].p50.push(percentile(times, 50))
      taken[name].p99.push(percentile(times, 99))
    }
  }
  return taken
}

function rowsOf({ bot, 'bare-bolt': bolt, 'chat-sdk': chat }: Taken): Row[] {
  const median = (values: readonly number[]) => percentile(values, 50)
  const what = `An acknowledgement when ${speakers.length} speak at once`
  const chatSdk = 'the Chat SDK, which looks up who speaks, and does nothing'
  return [
    row(`${what}, p99 ms; peer: a bare Bolt that does nothing`, median(bot.p99), median(bolt.p99), {
      atMost: 1.1,
    }),
    row(`${what}, p50 ms; peer: a bare Bolt that does nothing`, median(bot.p50), median(bolt.p50)),
    row(`${what}, p99 ms; peer: ${chatSdk}`, median(bot.p99), median(chat.p99)),
    row(`${what}, p50 ms; peer: ${chatSdk}`, median(bot.p50), median(chat.p50)),
  ]
}
