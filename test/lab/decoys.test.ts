/** Whether each decoy looks as its alert says, and can be cleared by whoever looks. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type EvidenceLine, evidenceLine } from '../../src/lab/evidence/line'
import type { Subject } from '../../src/lab/run'
import { subjectOf } from '../../src/lab/systems/registry'
import { runOnce } from './run-once'

const minute = 1000
const begins = 12
const minutes = 95
const cases = [1, 2, 3, 4].flatMap((seed) => ([1, 2, 3] as const).map((level) => ({ seed, level })))

async function linesOf(
  subject: Subject,
  seed: number,
  course: Readonly<Record<string, string>>,
): Promise<EvidenceLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'decoy-'))
  try {
    const evidence = join(folder, 'lines')
    const remedies = { minutes: `${minutes}`, begins: `${begins}`, ...course }
    await runOnce(await subjectOf(subject), { subject, seed, evidence, remedies })
    const text = await readFile(evidence, 'utf8')
    return text
      .trimEnd()
      .split('\n')
      .map((line) => evidenceLine.parse(JSON.parse(line)))
  } finally {
    await rm(folder, { recursive: true })
  }
}

const metric = (lines: readonly EvidenceLine[], name: string) =>
  lines.flatMap((line) => (line.kind === 'metric' && line.name === name ? [line] : []))
const spans = (lines: readonly EvidenceLine[]) =>
  lines.flatMap((line) => (line.kind === 'span' ? [line] : []))
const logs = (lines: readonly EvidenceLine[]) =>
  lines.flatMap((line) => (line.kind === 'log' ? [line] : []))
const minutesAbove = (points: readonly { at: number; value: number }[], limit: number) =>
  points.filter(({ value }) => value > limit).map(({ at }) => Math.floor(at / minute))

describe.each(cases)('seed $seed at level $level', ({ seed, level }) => {
  const course = { level: `${level}` }

  it('shows the same CPU on six nights before, on a node of its own', async () => {
    const lines = await linesOf('cpu-spike', seed, course)
    const tonight = minutesAbove(metric(lines, 'system.cpu.utilization'), 85)
    expect(tonight[0]).toBeGreaterThanOrEqual(begins)
    expect(tonight[0]).toBeLessThanOrEqual(begins + 2)
    // The job ends, and the night goes on.
    expect(tonight.at(-1)).toBeLessThan(minutes - 15)
    const before = metric(lines, 'system.cpu.utilization.six-nights-mean')
    const hot = minutesAbove(before, 85)
    expect(Math.abs((hot[0] ?? 0) - (tonight[0] ?? 0))).toBeLessThanOrEqual(2)
    expect(Math.abs(hot.length - tonight.length)).toBeLessThanOrEqual(4)
    expect(Math.max(...before.map(({ value }) => value))).toBeGreaterThan(96)
    const told = logs(lines).map(({ attributes }) => attributes['host.name'])
    expect(new Set(told)).toEqual(new Set(['shared-a-3']))
    expect(logs(lines).filter(({ severity }) => severity === 'WARN').length).toBeGreaterThan(3)
  })

  it('shows a lag that begins and ends with maintenance, and that no request meets', async () => {
    const lines = await linesOf('replication-lag', seed, course)
    const late = minutesAbove(metric(lines, 'db.replication.lag'), 10)
    expect(late[0]).toBeGreaterThanOrEqual(begins)
    expect(late[0]).toBeLessThanOrEqual(begins + 1)
    expect(late.at(-1)).toBeLessThan(minutes - 15)
    const told = logs(lines).filter(({ body }) => body.includes('aintenance of table orders'))
    expect(Math.floor((told[0]?.at ?? 0) / minute)).toBe(begins)
    expect(Math.floor((told.at(-1)?.at ?? 0) / minute)).toBeGreaterThanOrEqual(late.at(-1) ?? 0)
    const peers = (service: string) =>
      new Set(
        spans(lines)
          .filter((span) => span.service === service && span.spanKind === 'CLIENT')
          .map(({ attributes }) => attributes['server.address']),
      )
    expect(peers('order-api')).toEqual(new Set(['orders-db']))
    expect(peers('report-builder')).toEqual(new Set(['orders-db-replica']))
    const primary = metric(lines, 'db.client.operation.duration.p95')
    expect(Math.max(...primary.map(({ value }) => value))).toBeLessThan(8)
  })

  it('shows a carrier in trouble, and callers who notice nothing', async () => {
    const lines = await linesOf('noisy-upstream', seed, course)
    const noisy = minutesAbove(metric(lines, 'upstream.error.share'), 6)
    expect(noisy[0]).toBeGreaterThanOrEqual(begins)
    expect(noisy[0]).toBeLessThanOrEqual(begins + 4)
    const errors = spans(lines).filter(({ status }) => status === 'ERROR')
    expect(errors.every(({ service }) => service === 'rates-gateway')).toBe(true)
    const fourth = errors.filter(({ attributes }) => attributes['server.address'] === 'carrier-4')
    expect(fourth.length / errors.length).toBeGreaterThan(0.9)
    const answers = spans(lines).filter(({ service }) => service === 'shop')
    expect(answers.every(({ status, length }) => status === 'OK' && length < 40)).toBe(true)
    expect(metric(lines, 'http.server.request.failed').every(({ value }) => value === 0)).toBe(true)
    const notice = logs(lines).find(({ body }) => body.includes('announced two weeks ago'))
    expect(notice?.at).toBeLessThan((begins + 1) * minute)
    // Within the window there are minutes without an error.
    const failing = new Set(fourth.map(({ at }) => Math.floor(at / minute)))
    const window = Array.from({ length: 40 }, (_, index) => begins + 2 + index)
    expect(window.some((each) => !failing.has(each))).toBe(true)
  })

  it('shows nothing on an ordinary night', async () => {
    const never = { ...course, begins: 'never' }
    const cpu = metric(await linesOf('cpu-spike', seed, never), 'system.cpu.utilization')
    expect(minutesAbove(cpu, 85)).toEqual([])
    const lag = metric(await linesOf('replication-lag', seed, never), 'db.replication.lag')
    expect(minutesAbove(lag, 10)).toEqual([])
    const noisy = metric(await linesOf('noisy-upstream', seed, never), 'upstream.error.share')
    expect(minutesAbove(noisy, 6)).toEqual([])
  })
})
