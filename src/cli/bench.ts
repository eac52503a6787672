/**
 * `npm run bench [-- GROUP …]`: measures what the bot promises, each beside something else in the same run; prints
 * one table and writes `./out/bench.json`. Groups: stream, evidence, cues, report, slack, teams. Exit code 1 if a
 * limit does not hold, 64 for a wrong call.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { serveBareStream } from './bench/bare-stream'
import { cueRows } from './bench/cues'
import { evidenceRows } from './bench/evidence'
import { reportRows } from './bench/report'
import { holds, type Row } from './bench/row'
import { slackRows } from './bench/slack'
import { streamRows } from './bench/stream'
import { teamsRows } from './bench/teams'

const groups: Readonly<Record<string, () => Promise<Row[]>>> = {
  stream: streamRows,
  evidence: evidenceRows,
  cues: cueRows,
  report: reportRows,
  slack: slackRows,
  teams: teamsRows,
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      'bare-stream': { type: 'boolean' },
      'slack-peer': { type: 'string' },
      'teams-peer': { type: 'string' },
    },
    allowPositionals: true,
  })
  // A peer runs in a process of its own, as the bot does.
  if (values['bare-stream']) return serveBareStream()
  const peer = values['slack-peer']
  if (peer !== undefined) {
    // Loaded only here: an installation without development packages has the other groups all the same.
    const { servePeer } = await import('./bench/slack/serve-peer')
    return servePeer(peer, ...positionals)
  }
  const teamsPeer = values['teams-peer']
  if (teamsPeer !== undefined) {
    const { servePeer } = await import('./bench/teams/serve-peer')
    return servePeer(teamsPeer, ...positionals)
  }
  const unknown = positionals.find((name) => !Object.hasOwn(groups, name))
  if (unknown !== undefined) {
    process.stderr.write(
      `There is no group "${unknown}"; there are ${Object.keys(groups).join(', ')}.\n`,
    )
    process.exitCode = 64
    return
  }
  const rows: Row[] = []
  for (const [name, measure] of Object.entries(groups)) {
    if (positionals.length === 0 || positionals.includes(name)) rows.push(...(await measure()))
  }
  await mkdir('out', { recursive: true })
  await writeFile('out/bench.json', `${JSON.stringify({ rows }, null, 2)}\n`)
  process.stdout.write(table(rows))
  if (!rows.every(holds)) process.exitCode = 1
}

function table(rows: readonly Row[]): string {
  const cells = rows.map((each) => [
    each.name,
    String(each.ours),
    String(each.peer),
    String(each.ratio),
    limitOf(each),
  ])
  const lines = [['', 'ours', 'peer', 'ratio', 'limit of the ratio'], ...cells]
  const widths = [0, 1, 2, 3, 4].map((i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .concat('\n'),
    )
    .join('')
}

function limitOf(each: Row): string {
  const limits = [
    each.atMost === undefined ? '' : `at most ${each.atMost}`,
    each.atLeast === undefined ? '' : `at least ${each.atLeast}`,
  ].filter((limit) => limit !== '')
  return limits.length === 0 ? '' : `${limits.join(', ')}: ${holds(each) ? 'holds' : 'BROKEN'}`
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`)
  process.exit(1)
})
