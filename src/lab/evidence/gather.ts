/** Gathers a book's lines from runs, one after another, and the noise of the night around them. */
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chanceOf } from '../chance'
import type { RunRequest, RunResult } from '../run'
import type { EvidencePlan } from './book'
import { chatter } from './chatter'
import { goneOn, nothing } from './going-on'
import { type EvidenceLine, evidenceLine } from './line'
import { machinePoints } from './machines'
import { place } from './place'
import type { Placed } from './placed'
import { planted } from './planted'
import { type Stretch, scheduleOf } from './schedule'
import { watchwords } from './watchwords'

export type Run = (request: RunRequest) => Promise<RunResult>

/** `folder`: for files that come and go. Rejects with what `run` rejects with. */
export async function gather(plan: EvidencePlan, folder: string, run: Run): Promise<Placed> {
  const chance = chanceOf(plan.seed, 'evidence')
  const all: Placed = { logs: [], spans: [], points: [] }
  let sums = nothing
  let ran = ''
  let lines: EvidenceLine[] = []
  for (const stretch of scheduleOf(plan)) {
    const name = `${stretch.subject}-${stretch.number}`
    const request = JSON.stringify(stretch.request)
    // Two stretches may be of one run.
    if (ran !== request) lines = await linesOf(stretch, join(folder, `${name}.jsonl`), run)
    ran = request
    const placed = place(lines, stretch, chance.fork(`stretch/${name}`))
    const gone = goneOn(placed, stretch.goesOn ? sums : nothing, plan.level)
    sums = gone.sums
    const { logs, spans, points } = gone.placed
    // One by one: a spread of so many would pass the limit of arguments.
    for (const log of logs) all.logs.push(log)
    for (const span of spans) all.spans.push(span)
    for (const point of points) all.points.push(point)
  }
  all.points.push(...machinePoints(plan, all.points, chance.fork('machines')))
  all.logs.push(...watchwords(plan, all.points), ...chatter(plan, chance.fork('chatter')))
  all.logs.push(...planted(plan, chance.fork('planted')))
  return all
}

async function linesOf(stretch: Stretch, evidence: string, run: Run): Promise<EvidenceLine[]> {
  try {
    await run({ ...stretch.request, evidence })
    const lines: EvidenceLine[] = []
    for await (const text of createInterface({ input: createReadStream(evidence) })) {
      lines.push(evidenceLine.parse(JSON.parse(text)))
    }
    return lines
  } finally {
    await rm(evidence, { force: true })
  }
}
