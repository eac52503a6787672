/** The judge of the crash test can fail: a sound drill, and what it says of each harm done to it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { clockAhead } from '../../src/cli/torture/clock'
import { collect } from '../../src/cli/torture/collect'
import type { Evidence, Fault } from '../../src/cli/torture/evidence'
import { judge } from '../../src/cli/torture/judge'
import { spawnLife } from '../../src/cli/torture/spawn-life'
import type { DrillRecord } from '../../src/drill/record'
import { folders, torture } from '../support/lives'

// A minute, so that a slow machine has time for every act before the drill ends.
let sound: Evidence
const freshFolder = folders()

beforeAll(async () => {
  const folder = freshFolder()
  const options = { folder, databaseUrl: null, seconds: 60, seed: 5, ahead: 0 }
  expect(await spawnLife(torture, options, null)).toMatchObject({ code: 0 })
  sound = await collect(folder, null, clockAhead(0))
}, 240_000)

/** Faults of the sound drill after a harm, by their kind. */
function faults(harm: Partial<Evidence>): { kind: Fault['kind']; what: string }[] {
  return [...judge({ ...sound, ...harm }).faults]
}
const withRecord = (harm: Partial<DrillRecord>) => faults({ record: { ...sound.record, ...harm } })
const keyOf = (id: string) => sound.outbox.find((post) => post.id === id)?.key ?? ''
const postOf = (key: string) => sound.outbox.find((post) => post.key === key)?.id ?? ''
const says = (kind: Fault['kind'], what: string) =>
  expect.arrayContaining([{ kind, what: expect.stringContaining(what) }])

test('a drill that nobody harmed is sound', () => {
  expect(judge(sound)).toMatchObject({ faults: [], late: 0 })
  expect(judge(sound).posts).toBe(sound.outbox.length)
})

describe('posts', () => {
  const entries = () => sound.transcript
  const isPost = (key: string) => (entry: Evidence['transcript'][number]) =>
    entry.kind === 'post' && entry.key === postOf(key)

  test('one that stands twice', () => {
    const again = entries().filter(isPost('phase:4'))
    expect(faults({ transcript: [...entries(), ...again] })).toEqual(says('double', 'phase:4'))
  })
  test('one that was never posted', () => {
    const transcript = entries().filter((entry) => entry.key !== postOf('warning:5'))
    expect(faults({ transcript })).toEqual(says('missing', 'warning:5'))
  })
  test('one that the drill did not ask for', () => {
    const [first] = sound.outbox
    if (!first) throw new Error('The outbox is empty.')
    const stray = { ...first, id: 'stray', key: 'stray' }
    expect(faults({ outbox: [...sound.outbox, stray] })).toEqual(says('wrong', 'stray'))
  })
  test('two in the wrong order', () => {
    const order = entries().filter(({ kind }) => kind === 'post')
    const at = order.findIndex(isPost('phase:7'))
    const turned = order.toSpliced(at, 1)
    const behind = turned.findIndex(isPost('reveal')) + 1
    const moved = order[at]
    if (!moved) throw new Error('There is no such post.')
    const updates = entries().filter(({ kind }) => kind === 'update')
    const transcript = [...turned.toSpliced(behind, 0, moved), ...updates]
    expect(faults({ transcript })).toEqual(says('wrong', 'order in the channel'))
  })
  test('an edit that never came, by the outbox or by the transcript', () => {
    const outbox = sound.outbox.map((post) =>
      post.key === 'board' ? { ...post, sentRevision: post.revision - 1 } : post,
    )
    expect(faults({ outbox })).toEqual(says('missing', 'revision'))
    const last = entries().findLastIndex(({ key }) => keyOf(key) === 'board')
    expect(faults({ transcript: entries().toSpliced(last, 1) })).toEqual(says('wrong', 'board'))
  })
  test('rows that are not sent, pictures that are not there', () => {
    expect(faults({ unsent: 2 })).toEqual(says('missing', '2 posts'))
    expect(faults({ files: new Map() })).toEqual(says('wrong', 'picture'))
  })
})

describe('course', () => {
  test('a cue that is left, one that is there twice', () => {
    const { cues } = sound.record
    const left = cues.map((cue) =>
      cue.kind === 'handover' ? { ...cue, state: 'pending' as const } : cue,
    )
    expect(withRecord({ cues: left })).toEqual(says('missing', 'handover'))
    expect(withRecord({ cues: [...cues, ...cues.slice(0, 1)] })).toEqual(says('double', 'cue'))
  })
  test('a late cue whose post says nothing of it', () => {
    const cues = sound.record.cues.map((cue) =>
      cue.kind === 'alert' ? { ...cue, late: true } : cue,
    )
    expect(withRecord({ cues })).toEqual(says('wrong', 'is late and does not say so'))
  })
  test('a second report, an end that did not come', () => {
    const { reports, drill } = sound.record
    expect(withRecord({ reports: [...reports, ...reports] })).toEqual(says('double', 'report'))
    expect(withRecord({ drill: { ...drill, state: 'finished' } })).toEqual(
      says('missing', 'the end'),
    )
  })
})

describe('records', () => {
  const lists = [
    'takes',
    'claims',
    'observations',
    'checks',
    'guardrails',
    'actions',
    'findings',
    'fixes',
    'reflections',
    'debriefs',
    'verdicts',
    'revisions',
    'participations',
  ] as const
  test.each(lists)('%s: one twice, one less', (name) => {
    const list = sound.record[name]
    expect(list.length).toBeGreaterThan(0)
    const twice = withRecord({ [name]: [...list, ...list.slice(-1)] })
    expect(twice.length).toBeGreaterThan(0)
    expect(withRecord({ [name]: list.slice(0, -1) }).length).toBeGreaterThan(0)
  })
  test('words that nobody wrote', () => {
    const guardrails = sound.record.guardrails.map((each) => ({ ...each, text: 'else' }))
    expect(withRecord({ guardrails })).toEqual(says('wrong', 'else'))
  })
  test('an act that is gone though its person was told that it is kept', () => {
    const acts = sound.acts.map((each, at) => (at === 3 ? { ...each, kept: false } : each))
    expect(faults({ acts })).toEqual(says('missing', 'it was answered and is gone'))
  })
  test('an act that was tried in time and changed nothing', () => {
    const acts = sound.acts.map((each, at) =>
      at === 3 ? { ...each, kept: false, told: false, triedAt: 0 } : each,
    )
    expect(faults({ acts })).toEqual(says('missing', 'act 3'))
  })
})
