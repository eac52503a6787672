/** The drill that is played where nobody has planned one: its rules alone, without a bot, up to a minute. */
import { chance } from '../../conduct/chance'
import { minute } from '../../drill/clock'
import type { DrillCommand } from '../../drill/command'
import { nextDue } from '../../drill/cues'
import type { Act, Decision } from '../../drill/decision'
import { decide } from '../../drill/drill'
import { planDefaults, planDrill } from '../../drill/plan'
import type { DrillRecord } from '../../drill/record'
import { catalogue } from '../../scenarios/catalogue'

const startOfTime = Date.UTC(2026, 0, 3, 3, 0)
const facilitator = 'facilitator'

export interface Wanted {
  seed: number
  level: 1 | 2 | 3
  /** Script minute up to which it is played. */
  minute: number
}

/** Its record at that minute; the same for the same seed and level. */
export function playDefaultDrill({ seed, level, minute: last }: Wanted): DrillRecord {
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
  const plan = {
    ...planDefaults,
    level,
    severities: ['High' as const],
    title: 'Q1 night drill',
    team: 'Team Alpha',
    start: null,
    scenarioIds: catalogue.scenarios.slice(0, 3).map(({ id }) => id),
    herringMinute: null,
    facilitators: [],
  }
  const place = { workspaceId: 'w', channelId: 'c', kind: 'drill' as const, speed: 1, seed }
  let record = recordOf(planDrill(plan, place, act(facilitator)))
  const carryOut = (by: string | null, command: DrillCommand) => {
    record = recordOf(decide(record, command, act(by)))
  }
  carryOut(facilitator, { type: 'start' })
  const end = startOfTime + last * minute
  for (;;) {
    const due = record.cues
      .filter(
        ({ state, kind, dueAt }) =>
          state === 'pending' && kind !== 'report' && kind !== 'advice' && dueAt !== null,
      )
      .map(({ dueAt }) => dueAt ?? 0)
    const next = Math.min(...due)
    if (next > end) return record
    now = Math.max(now, next)
    for (let cue = nextDue(record, now); cue; cue = nextDue(record, now)) {
      carryOut(null, { type: 'cue', cueId: cue.id })
    }
  }
}

function recordOf(decision: Decision): DrillRecord {
  if (decision.ok) return decision.record
  throw new Error(`The default drill can't be played: ${decision.refusal.code}.`)
}
