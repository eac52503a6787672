import { expect, test } from 'vitest'
import type { Decision, Refusal } from '../../src/drill/decision'
import { replayOf } from '../../src/drill/replays'
import type { MeasuredSide } from '../../src/drill/run-detail'
import { type RunDetail, runDetailJson } from '../../src/drill/run-detail'
import { waitingRuns } from '../../src/drill/runs'
import { type Decider, decider } from '../support/decider'

const refusalOf = (decision: Decision): Refusal['code'] | null =>
  decision.ok ? null : decision.refusal.code

const side = (success: string): MeasuredSide => ({ success, checks: [], series: null })
const detail: RunDetail = {
  unfixed: side('20'),
  fixed: null,
  beyond: '',
  picture: null,
  replay: null,
}

/** A run of the unfixed system of every alert, in the Deep Dive. */
function afterRuns(): { drill: Decider; real: string; herring: string } {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(75)
  const { alerts } = drill.record()
  for (const { id } of alerts) {
    drill.do('emre', { type: 'ask-run', alertId: id })
    drill.ask(null, {
      type: 'file-run',
      requestId: drill.record().runRequests.at(-1)?.id ?? '',
      measured: {
        verdict: 'fails',
        before: '20',
        after: '20',
        detail: runDetailJson(detail),
        answers: {},
      },
    })
  }
  const id = (herring: boolean) => alerts.find((each) => each.herring === herring)?.id ?? ''
  return { drill, real: id(false), herring: id(true) }
}

const ask = (alertId: string) => ({ type: 'ask-replay', alertId, runId: null }) as const

test('before the reveal no alert’s run is replayed, as that would tell the herring', () => {
  const { drill, real, herring } = afterRuns()
  for (const alertId of [real, herring])
    expect(refusalOf(drill.ask('emre', ask(alertId)))).toBe('too-early')
})

test('after it, one replay a run, which changes nothing that counts', () => {
  const { drill, real, herring } = afterRuns()
  drill.runTo(121)
  expect(refusalOf(drill.ask('emre', ask(herring)))).toBe('no-replay')
  const before = drill.record()
  const runId = drill.do('emre', ask(real)) ?? ''
  expect(waitingRuns(drill.record())).toEqual([runId])
  expect(refusalOf(drill.ask('ben', ask(real)))).toBe('replay-waits')
  drill.do('emre', {
    type: 'end-replay',
    runId,
    replayed: { state: 'done', unfixed: side('21'), fixed: null },
  })
  expect(replayOf(drill.record(), runId)).toMatchObject({
    state: 'done',
    by: 'emre',
    unfixed: side('21'),
  })
  expect(refusalOf(drill.ask('ben', ask(real)))).toBe('replayed')
  expect(waitingRuns(drill.record())).toEqual([])
  const bare = (record: typeof before) => record.runs.map((run) => ({ ...run, detail: '' }))
  expect(bare(drill.record())).toEqual(bare(before))
  expect(drill.record().checks).toEqual(before.checks)
})

test('one that is void or was taken back may be asked for again; nothing else is', () => {
  const { drill, real } = afterRuns()
  drill.runTo(121)
  const runId = drill.do('emre', ask(real)) ?? ''
  drill.do('emre', { type: 'end-replay', runId, replayed: { state: 'void', why: 'Too busy.' } })
  drill.do('emre', ask(real))
  expect(refusalOf(drill.ask('ben', { type: 'cancel-run', requestId: runId }))).toBe(
    'not-the-author',
  )
  drill.do('emre', { type: 'cancel-run', requestId: runId })
  expect(replayOf(drill.record(), runId)).toMatchObject({ state: 'cancelled' })
  expect(refusalOf(drill.ask('emre', { type: 'cancel-run', requestId: runId }))).toBe('run-over')
  const late = { type: 'end-replay', runId, replayed: { state: 'failed', why: 'Late.' } } as const
  expect(refusalOf(drill.ask(null, late))).toBe('cue-not-due')
  drill.do('emre', ask(real))
  drill.do('ana', { type: 'pause' })
  expect(refusalOf(drill.ask('ben', ask(real)))).toBe('not-now')
  drill.do('ana', { type: 'stop' })
  expect(replayOf(drill.record(), runId)).toMatchObject({
    state: 'cancelled',
    why: 'The drill ended before it.',
  })
  expect(refusalOf(drill.ask('emre', ask(real)))).toBe('not-now')
})

test('without a run there is nothing to replay', () => {
  const drill = decider()
  drill.do('ana', { type: 'start' })
  drill.runTo(121)
  const real = drill.record().alerts.find((each) => !each.herring)?.id ?? ''
  expect(refusalOf(drill.ask('emre', ask(real)))).toBe('no-run')
})
