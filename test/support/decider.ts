/** Plays one drill on the pure domain alone: commands at drill minutes, cues as they fall due. */

import { chance } from '../../src/conduct/chance'
import { minute } from '../../src/drill/clock'
import type { DrillCommand } from '../../src/drill/command'
import { nextDue } from '../../src/drill/cues'
import type { Act, Decision, Happening } from '../../src/drill/decision'
import { decide } from '../../src/drill/drill'
import { type Plan, planDefaults, planDrill } from '../../src/drill/plan'
import type { DrillKind, DrillRecord } from '../../src/drill/record'
import type { Cue } from '../../src/drill/record-course'
import { catalogue } from '../../src/scenarios/catalogue'

/** Reports, runs and advice are made outside. */
const isQuick = ({ kind }: Cue) => kind !== 'report' && kind !== 'run' && kind !== 'advice'

const startOfTime = Date.UTC(2026, 0, 3, 3, 0)

export interface Seen {
  minute: number
  happening: Happening
}

export interface Decider {
  record(): DrillRecord
  now(): number
  seen: Seen[]
  /** Lets the real clock run to so many minutes after the start, cues being carried out on time. */
  runTo(minutes: number): void
  /** Real time passes with nobody there: nothing is carried out. */
  sleepTo(minutes: number): void
  /** Asks as a person; throws if refused. */
  do(by: string, command: DrillCommand): string | undefined
  /** Asks and returns the decision whatever it is; a yes is kept. */
  ask(by: string | null, command: DrillCommand): Decision
}

export function decider(
  changes: Partial<Plan> = {},
  { speed = 1, seed = 7, kind = 'drill' }: { speed?: number; seed?: number; kind?: DrillKind } = {},
): Decider {
  let now = startOfTime
  let ids = 0
  let steps = 0
  const act = (by: string | null): Act => ({
    now,
    by,
    source: by === null ? 'cue' : 'command',
    newId: () => `id-${++ids}`,
    random: chance(seed, ++steps),
    catalogue,
  })
  const plan: Plan = {
    title: 'Q1 night drill',
    team: 'Team Alpha',
    start: null,
    scenarioIds: catalogue.scenarios.slice(0, 3).map((each) => each.id),
    herringMinute: null,
    facilitators: [],
    ...planDefaults,
    severities: ['High'],
    ...changes,
  }
  const planned = planDrill(
    plan,
    { workspaceId: 'w', channelId: 'c', kind, speed, seed },
    act('ana'),
  )
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal))
  let record = planned.record
  const seen: Seen[] = []
  const keep = (decision: Decision) => {
    if (!decision.ok) return
    record = decision.record
    for (const happening of decision.happenings)
      seen.push({ minute: (now - startOfTime) / minute, happening })
  }
  const fireDue = () => {
    for (let cue = nextDue(record, now); cue; cue = nextDue(record, now)) {
      const decision = decide(record, { type: 'cue', cueId: cue.id }, act(null))
      if (!decision.ok) throw new Error(JSON.stringify(decision.refusal))
      keep(decision)
    }
  }
  const ask = (by: string | null, command: DrillCommand) => {
    const decision = decide(record, command, act(by))
    keep(decision)
    fireDue()
    return decision
  }
  return {
    record: () => record,
    now: () => now,
    seen,
    ask,
    runTo: (minutes) => {
      const end = startOfTime + minutes * minute
      for (;;) {
        const due = record.cues
          .filter((cue) => cue.state === 'pending' && isQuick(cue) && cue.dueAt !== null)
          .map((cue) => cue.dueAt ?? 0)
        const next = Math.min(...due)
        if (next > end) break
        now = Math.max(now, next)
        fireDue()
      }
      now = end
    },
    sleepTo: (minutes) => {
      now = startOfTime + minutes * minute
    },
    do: (by, command) => {
      const decision = ask(by, command)
      if (!decision.ok) throw new Error(`${command.type}: ${JSON.stringify(decision.refusal)}`)
      return decision.recordId
    },
  }
}
