/** What a whole report takes, beside chart.js drawing its eight charts on the canvas and nothing else. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { knobsOf } from '../../app-lab'
import { bareChart } from '../../charts/bare'
import { chartConfig } from '../../charts/config'
import { chartRenderer } from '../../charts/render'
import { openTranscript } from '../../chat/transcript/transcript'
import { systemClock } from '../../clock'
import { chance } from '../../conduct/chance'
import { reportFiles } from '../../conduct/report-files'
import type { DrillRecord } from '../../drill/record'
import { createLog } from '../../log'
import { programPaths } from '../../paths'
import { facilitator } from '../../rehearsal/cast'
import { perform } from '../../rehearsal/perform'
import { score } from '../../rehearsal/score'
import { factsOf, stageDrill } from '../../rehearsal/stage-drill'
import { buildReport } from '../../report/build'
import { reportJson } from '../../report/json'
import { measuredOf } from '../../report/slides/measured'
import { slides } from '../../report/slides/slides'
import { catalogue } from '../../scenarios/catalogue'
import { typesetters } from '../../typesetting/typesetter'
import { startBot } from '../playing/bot'
import { gather } from '../playing/gather'
import { type Row, row } from './row'

const rounds = 8
const many = 200
/** Times faster than the script: 180 minutes in 20 s. */
const speed = 540

export async function reportRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'drill-bench-'))
  const place = openTranscript(join(folder, 'transcript.jsonl'), systemClock)
  const app = await startBot({ dataDir: folder, databaseUrl: null, clock: systemClock, place })
  const typesetter = typesetters(programPaths().typesetting)
  try {
    const record = await played(app)
    const draw = chartRenderer(`${app.url}/chart`)
    const log = createLog('error')
    const whole = async (of: DrillRecord) => {
      const at = systemClock.now()
      const report = buildReport(of, catalogue, new Map(), 1, at)
      const made = await reportFiles(
        report,
        slides(report, measuredOf(of, catalogue)),
        reportJson(report),
        () => null,
        new AbortController().signal,
        {
          newFile: (file) => ({ ...file, id: file.name, drillId: of.drill.id, createdAt: at }),
          draw,
          typesetter,
          log,
        },
      )
      if (made.files.length < 4 || made.pictures.length < 8) throw new Error('A file is missing.')
    }
    const report = buildReport(record, catalogue, new Map(), 1, systemClock.now())
    const configs = slides(report, measuredOf(record, catalogue)).map((spec) =>
      JSON.stringify(chartConfig(spec)),
    )
    const bare = async () => {
      for (const chart of configs) await bareChart(chart)
    }
    const few = withClaims(record, 10)
    const lots = withClaims(record, 1_000)
    await whole(record)
    await bare()
    const times = await interleaved([
      () => whole(record),
      bare,
      () => whole(few),
      () => whole(lots),
    ])
    const [ours = 0, charts = 0, ofFew = 0, ofMany = 0] = times
    await repeated(20, () => whole(record))
    const early = process.memoryUsage().rss
    await repeated(many - 20, () => whole(record))
    const late = process.memoryUsage().rss
    return [
      row('A whole report, ms; peer: its eight charts drawn and nothing else', ours, charts, {
        atMost: 1.5,
      }),
      row('A report with 1,000 claims, ms; peer: with 10', ofMany, ofFew, { atMost: 1.3 }),
      row(`Memory after ${many} reports, MB; peer: after 20`, late / 1e6, early / 1e6, {
        atMost: 1.15,
      }),
    ]
  } finally {
    await app.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** A drill that the simulated team has played to its end. */
async function played(app: Awaited<ReturnType<typeof startBot>>): Promise<DrillRecord> {
  const { channel, people } = await gather(app.store, 'bench')
  const course = { kind: 'rehearsal' as const, speed, seed: 5 }
  const { dispatcher, library } = app
  const parts = { dispatcher, library, people, channel, course }
  const drillId = await stageDrill({
    ...parts,
    facilitator: facilitator.key,
    key: 'bench',
    title: 'Benchmark',
    team: 'Team Alpha',
  })
  const begun = await app.store.drill(drillId)
  if (!begun) throw new Error('The drill is gone.')
  const acts = score(chance(5, 0), factsOf(begun, { catalogue, knobsOf }, '2026-01-03'))
  await perform({ ...parts, drillId, clock: systemClock, acts, said() {}, answered() {} }).done
  for (;;) {
    const record = await app.store.drill(drillId)
    if (record?.drill.state === 'closed') return record
    await sleep(200)
  }
}

/** The same drill with so many claims, each like one that was made. */
function withClaims(record: DrillRecord, count: number): DrillRecord {
  const claims = Array.from({ length: count }, (_, i) => {
    const model = record.claims[i % record.claims.length]
    if (!model) throw new Error('Nobody claimed anything.')
    return i < record.claims.length ? model : { ...model, id: `claim-${i}`, supersededBy: null }
  })
  return { ...record, claims }
}

/** The median ms of each, one after the other in each round, so that all meet the same weather. */
async function interleaved(works: readonly (() => Promise<void>)[]): Promise<number[]> {
  const times = works.map((): number[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [i, work] of works.entries()) {
      const begun = performance.now()
      await work()
      times[i]?.push(performance.now() - begun)
    }
  }
  return times.map((each) => each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)] ?? 0)
}

async function repeated(times: number, work: () => Promise<void>): Promise<void> {
  for (let i = 0; i < times; i++) await work()
}
