import { expect, test } from 'vitest'
import { createMetrics } from '../../src/http/metrics'
import { serve } from '../support/http'

const counts = {
  countDrills: async () => ({ planned: 1, running: 2 }),
  countPosts: async () => ({ waiting: 5, sent: 7 }),
}

async function scrape(origin: string): Promise<string[]> {
  const answer = await fetch(`${origin}/metrics`)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  return (await answer.text()).split('\n')
}

test('tells drills, posts, cues and the process in Prometheus’ words', async () => {
  const metrics = createMetrics(counts)
  metrics.cueDone(40, false)
  metrics.cueDone(31_000, true)
  const { origin } = await serve([metrics.route])
  const lines = await scrape(origin)
  expect(lines).toEqual(
    expect.arrayContaining([
      'drill_drills{state="planned"} 1',
      'drill_drills{state="running"} 2',
      'drill_posts{state="waiting"} 5',
      'drill_posts{state="sent"} 7',
      'drill_cues_done_total 2',
      'drill_cues_late_total 1',
      'drill_cue_lateness_seconds_bucket{le="0.05"} 1',
      'drill_cue_lateness_seconds_bucket{le="60"} 2',
      'drill_cue_lateness_seconds_count 2',
    ]),
  )
  expect(lines.some((line) => line.startsWith('process_cpu_seconds_total '))).toBe(true)
})

test('a silent database takes its own figures away and no others', async () => {
  let broken = false
  const metrics = createMetrics({
    ...counts,
    countDrills: () => (broken ? Promise.reject(new Error('gone')) : counts.countDrills()),
  })
  const { origin } = await serve([metrics.route])
  await scrape(origin)
  broken = true
  const lines = await scrape(origin)
  expect(lines.filter((line) => line.startsWith('drill_drills{'))).toEqual([])
  expect(lines).toContain('drill_posts{state="waiting"} 5')
})

test('two bots in one process count each for itself', async () => {
  const [one, two] = [createMetrics(counts), createMetrics(counts)]
  one.cueDone(0, false)
  const { origin } = await serve([two.route])
  expect(await scrape(origin)).toContain('drill_cues_done_total 0')
})
