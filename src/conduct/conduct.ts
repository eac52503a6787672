/** How anything changes: lock the drill, load, decide, save the new state, its cues and its messages, in one transaction. */
import { z } from 'zod'
import type { Clock } from '../clock'
import type { DrillCommand } from '../drill/command'
import { nextDue } from '../drill/cues'
import type { Act, Decision, Happening, Refusal } from '../drill/decision'
import { decide } from '../drill/drill'
import { type Place, type Plan, planDrill } from '../drill/plan'
import type { DrillRecord } from '../drill/record'
import type { ModelName } from '../drill/record-adviser'
import type { Catalogue } from '../drill/scenario'
import type { Source } from '../drill/stamp'
import type { Outgoing } from '../messages/message'
import type { View } from '../messages/view'
import type { Store, StoredFile, Tx } from '../store/store'
import { announce } from './announce'
import { bound } from './bind'
import { live } from './live'
import { namesOf, peopleIn } from './names'

export interface ConductParts {
  store: Store
  clock: Clock
  catalogue: Catalogue
  /** The language model that advises; null = none. */
  model: ModelName | null
  newId: () => string
  /** A source of chance that goes on from a drill's seed; `step` makes each decision's draw its own. */
  chance: (seed: number, step: number) => () => number
  /** Called after every commit: something may be due now. */
  changed: () => void
}

/** Who does it, from where; `submission` is the platform's own id of the form or button press, so that a retry changes nothing. */
export interface Doer {
  personId: string | null
  source: Source
  submission: string | null
}

export type Outcome =
  | { ok: true; view: View; recordId: string | null }
  | { ok: false; refusal: Refusal; view: View | null }

/** What else goes into the same transaction. */
export interface Addition {
  files: readonly StoredFile[]
  posts: (view: View) => readonly Outgoing[]
}

export interface Conduct {
  change(drillId: string, command: DrillCommand, doer: Doer, addition?: Addition): Promise<Outcome>
  /** Plans a drill where none is planned or running. */
  plan(plan: Plan, place: Place, doer: Doer): Promise<Outcome>
  /** The drill in which this submission was carried out before, as it stands now; null = it is new. */
  doneIn(submission: string): Promise<View | null>
  /** Carries out the drill's cues that are due, in order: those due at once together, so that none waits on another's commit. */
  runDue(drillId: string): Promise<void>
}

/** Cues in one transaction, so that a bot that was away for long holds the database for short. */
const mostAtOnce = 8

/** That a channel is lost says nothing once it is back. */
const lostKey = 'lost:'

type Decided = Extract<Decision, { ok: true }>

/** A cue's decision, and the record that it was made on. */
interface Step {
  before: DrillRecord
  decided: Decided
}

const remembered = z.object({ drillId: z.string(), recordId: z.string().nullable() })

export function createConduct(parts: ConductParts): Conduct {
  const { store, clock, catalogue } = parts

  const actOf = (seed: number, step: number, doer: Doer): Act => ({
    now: clock.now(),
    by: doer.personId,
    source: doer.source,
    newId: parts.newId,
    random: parts.chance(seed, step),
    catalogue,
    model: parts.model,
  })

  const viewOf = async (tx: Tx, record: DrillRecord): Promise<View> => ({
    record,
    catalogue,
    now: clock.now(),
    nameOf: namesOf(await tx.people(peopleIn(record))),
  })

  const save = async (
    tx: Tx,
    before: DrillRecord | null,
    decided: Decided,
    addition?: Addition,
  ): Promise<View> => {
    const { record, happenings } = decided
    await tx.saveDrill(before, record)
    const view = await viewOf(tx, record)
    const has = (type: Happening['type']) => happenings.some((each) => each.type === type)
    if (has('paused') && isHeld(record)) await tx.holdPosts(record.drill.id)
    if (has('resumed')) await tx.letPostsGo(record.drill.id, lostKey)
    if (has('cancelled')) await tx.dropPosts(record.drill.id, [])
    const posts = [...live(view), ...announce(view, happenings), ...(addition?.posts(view) ?? [])]
    for (const file of addition?.files ?? []) await tx.putFile(file)
    await tx.putPosts(
      record.drill,
      posts.map((post) => ({ ...post, message: bound(post.message, record.drill.id) })),
      clock.now(),
      isHeld(record),
    )
    return view
  }

  const once = async (tx: Tx, doer: Doer): Promise<Outcome | null> => {
    const answer = doer.submission === null ? null : await tx.answered(doer.submission)
    if (answer === null) return null
    const { drillId, recordId } = remembered.parse(JSON.parse(answer))
    const record = await tx.lockDrill(drillId)
    return record
      ? { ok: true, view: await viewOf(tx, record), recordId }
      : { ok: false, refusal: { code: 'no-such-record' }, view: null }
  }

  const keep = async (tx: Tx, doer: Doer, drillId: string, recordId: string | null) => {
    if (doer.submission !== null)
      await tx.remember(doer.submission, JSON.stringify({ drillId, recordId }), clock.now())
  }

  const change: Conduct['change'] = async (drillId, command, doer, addition) => {
    const outcome = await store.transaction(async (tx): Promise<Outcome> => {
      const repeated = await once(tx, doer)
      if (repeated) return repeated
      const record = await tx.lockDrill(drillId)
      if (!record) return { ok: false, refusal: { code: 'no-such-record' }, view: null }
      const decision = decide(record, command, actOf(record.drill.seed, stepOf(record), doer))
      if (!decision.ok)
        return { ok: false, refusal: decision.refusal, view: await viewOf(tx, record) }
      // What a lost channel kept back is tried again with what a facilitator asks for next.
      if (command.type === 'start' || command.type === 'ask-report')
        await tx.letPostsGo(record.drill.id, lostKey)
      const view = await save(tx, record, decision, addition)
      const recordId = decision.recordId ?? null
      await keep(tx, doer, drillId, recordId)
      return { ok: true, view, recordId }
    })
    parts.changed()
    return outcome
  }

  const plan: Conduct['plan'] = async (wanted, place, doer) => {
    const outcome = await store.transaction(async (tx): Promise<Outcome> => {
      const repeated = await once(tx, doer)
      if (repeated) return repeated
      await tx.lockChannel(place.channelId)
      const open = (await tx.drillsOf(place.channelId)).find(
        (each) => each.state === 'planned' || each.state === 'running' || each.state === 'paused',
      )
      if (open)
        return {
          ok: false,
          refusal: { code: 'not-now', word: 'plan', state: open.state },
          view: null,
        }
      const decision = planDrill(wanted, place, actOf(place.seed, 0, doer))
      if (!decision.ok) return { ok: false, refusal: decision.refusal, view: null }
      const view = await save(tx, null, decision)
      await keep(tx, doer, decision.record.drill.id, null)
      return { ok: true, view, recordId: null }
    })
    parts.changed()
    return outcome
  }

  const doneIn: Conduct['doneIn'] = async (submission) => {
    const doer: Doer = { personId: null, source: 'command', submission }
    const outcome = await store.transaction((tx) => once(tx, doer))
    return outcome?.view ?? null
  }

  /** What is due in the drill, decided in order; `more`: others may be. Throws if the very first is refused. */
  const decideDue = (record: DrillRecord): { steps: Step[]; more: boolean } => {
    const steps: Step[] = []
    for (let before = record; steps.length < mostAtOnce; ) {
      const cue = nextDue(before, clock.now())
      if (!cue) return { steps, more: false }
      const doer: Doer = { personId: null, source: 'cue', submission: null }
      const act = actOf(before.drill.seed, stepOf(before), doer)
      const decided = decide(before, { type: 'cue', cueId: cue.id }, act)
      if (!decided.ok) {
        // What came before it is saved first; then it fails by itself.
        if (steps.length > 0) break
        throw new Error(
          `Cue ${cue.id} of drill ${before.drill.id} was refused: ${decided.refusal.code}`,
        )
      }
      steps.push({ before, decided })
      before = decided.record
    }
    return { steps, more: true }
  }

  const runDue: Conduct['runDue'] = async (drillId) => {
    for (;;) {
      const { steps, more } = await store.transaction(async (tx) => {
        const record = await tx.lockDrill(drillId)
        if (!record) return { steps: [], more: false }
        // All are decided, then all saved: so none is late because another one is being written.
        const due = decideDue(record)
        for (const { before, decided } of due.steps) await save(tx, before, decided)
        return due
      })
      if (steps.length > 0) parts.changed()
      if (!more) return
    }
  }

  return { change, plan, doneIn, runDue }
}

/** A real incident or a lost channel keeps the drill's posts back. */
function isHeld(record: DrillRecord): boolean {
  const open = record.pauses.find((pause) => pause.until === null)
  return open !== undefined && open.reason !== 'facilitator'
}

/** What draws (a start, a herring) changes one of the two, so that no two draws of a drill are alike. */
function stepOf(record: DrillRecord): number {
  return 1 + record.alerts.length + record.cues.filter((cue) => cue.state === 'done').length
}
