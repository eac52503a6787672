import { expect, test } from 'vitest'
import type { Run, RunRequest } from '../../src/drill/record-work'
import { runDetailJson } from '../../src/drill/run-detail'
import { runPicturePost, runPost } from '../../src/messages/run-post'
import { saying } from '../../src/messages/saying'
import { alertId, drillAt, seenBy, wordsOf } from '../support/views'

const title = 'The fix takes P95 from 1.9 s to 0.3 s'
const picture = { fileId: 'f1', alt: `${title}. P95: unfixed 1.9 s, fixed 0.3 s.`, title }
const side = (success: string, value: number) => ({
  success,
  checks: [{ name: 'P95', passed: value <= 500, value, limit: 500, unit: 'ms' }],
  series: null,
})

test('the picture of a run’s result is a post of its own, the run’s post keeps the words', () => {
  const played = drillAt(121)
  const stamp = { by: 'ben', at: played.now(), elapsed: 0, source: 'form' } as const
  const request: RunRequest = {
    id: 'r1',
    alertId: alertId(played, 'A'),
    counted: true,
    remedies: { query: 'in' },
    predicted: 90,
    seed: 1,
    state: 'waiting',
    why: '',
    stamp,
  }
  const run: Run = {
    ...request,
    remedies: { query: 'in' },
    verdict: 'holds',
    predicted: '90',
    before: '0',
    after: '100',
    detail: runDetailJson({
      unfixed: side('0', 1900),
      fixed: side('100', 300),
      beyond: '',
      picture,
      replay: null,
    }),
    stamp,
  }
  const { record, ...view } = seenBy(played)
  const asked = { ...view, record: { ...record, runRequests: [request] } }
  expect(runPicturePost(asked, 'r1')).toBeNull()
  const requests = [{ ...request, state: 'done' as const }]
  const done = { ...view, record: { ...record, runRequests: requests, runs: [run] } }
  expect(runPicturePost(done, 'r1')?.parts).toEqual([{ kind: 'image', ...picture }])
  const post = runPost(done, 'r1')
  expect(post.parts.map(({ kind }) => kind)).not.toContain('image')
  expect(wordsOf(post)).toMatch(/It holds/)
  expect(post.parts[0]).toMatchObject({ kind: 'heading', mark: 'done' })
  for (const verdict of ['hides', 'partial', 'fails', 'harms'] as const) {
    const other = { ...done, record: { ...done.record, runs: [{ ...run, verdict }] } }
    expect(runPost(other, 'r1').parts[0], verdict).toMatchObject({ mark: 'warning' })
  }
  const unseen = {
    ...run,
    detail: runDetailJson({
      unfixed: side('0', 1900),
      fixed: null,
      beyond: '',
      picture: null,
      replay: null,
    }),
  }
  expect(runPicturePost({ ...done, record: { ...done.record, runs: [unseen] } }, 'r1')).toBeNull()
})

test('in plain text a picture says its title once', () => {
  expect(saying([{ kind: 'image', ...picture }]).fallback).toBe(picture.alt)
  expect(saying([{ kind: 'image', ...picture, alt: 'Two bars.' }]).fallback).toBe(
    `${title}: Two bars.`,
  )
})
