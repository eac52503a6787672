/** How a channel's drill stands, as one person may know it. */
import { elapsedAt, endOf, presentPhase, scriptEnd } from '../../drill/clock'
import { upcoming } from '../../drill/cues'
import { isFacilitator, roster } from '../../drill/participations'
import { type DrillRecord, roles } from '../../drill/record'
import type { Phase } from '../../drill/record-course'
import { defaultScript, scaleScript } from '../../drill/script'
import { unjudged } from '../../drill/verdicts'
import { cueName } from '../../messages/cue-names'
import { openPause, realTime } from '../../messages/moments'
import type { View } from '../../messages/view'
import type { Panel } from './wire'

const mostCues = 3

export function panelFor(view: View, personId: string): Panel {
  const { record } = view
  const { drill } = record
  const facilitates = isFacilitator(record, personId)
  // What stands still or is over is as of then: so nothing changes while nothing happens.
  const asOf =
    openPause(record)?.from.at ?? drill.finishedAt ?? drill.cancelledAt ?? drill.startedAt ?? 0
  return {
    drillId: drill.id,
    kind: drill.kind,
    state: drill.state,
    title: drill.title,
    team: drill.team,
    speed: drill.speed,
    plannedStart: drill.plannedStart,
    finishedAt: drill.finishedAt,
    ...running(view, asOf),
    pause: openPause(record)?.reason ?? null,
    phases: phases(record),
    cues: facilitates ? nextCues(view) : null,
    waiting: facilitates
      ? unjudged(record).filter((claim) => claim.stamp.by !== personId).length
      : 0,
    roles: roles
      .map((role) => ({
        role,
        people: roster(record)
          .filter((each) => each.role === role)
          .map((each) => each.personId),
      }))
      .filter(({ people }) => people.length > 0),
  }
}

/** While it runs the page counts on from the present phase's start, which every change agrees on. */
function running({ record }: View, standing: number): Pick<Panel, 'elapsed' | 'asOf' | 'total'> {
  const { state, lengthMinutes } = record.drill
  const total = record.phases.length > 0 ? scriptEnd(record) : lengthMinutes * 60_000
  const from = state === 'running' ? (lastMove(record) ?? standing) : standing
  return { elapsed: elapsedAt(record, from), asOf: from, total }
}

/** The last moment at which the clock began to run anew. */
function lastMove(record: DrillRecord): number | null {
  const resumed = record.pauses.flatMap((pause) => pause.until?.at ?? [])
  return resumed.at(-1) ?? record.drill.startedAt
}

function phases(record: DrillRecord): Panel['phases'] {
  if (record.phases.length === 0)
    return scaleScript(defaultScript, record.drill.lengthMinutes).phases.map(
      ({ ordinal, name, stage, start, length }) => ({
        ordinal,
        name,
        stage,
        state: 'to come',
        start,
        length,
        at: record.drill.plannedStart === null ? null : record.drill.plannedStart + start,
      }),
    )
  return record.phases.map((phase) => ({
    ordinal: phase.ordinal,
    name: phase.name,
    stage: phase.stage,
    state: stateOf(record, phase),
    start: phase.start,
    length: phase.ended === null ? phase.length : phase.ended.elapsed - phase.start,
    at: phase.started?.at ?? realTime(record, phase.start),
  }))
}

function stateOf(record: DrillRecord, phase: Phase): Panel['phases'][number]['state'] {
  if (phase.ended !== null || endOf(phase) <= (presentPhase(record)?.start ?? 0)) return 'done'
  return phase.started === null ? 'to come' : 'now'
}

function nextCues(view: View): Panel['cues'] {
  const { record } = view
  if (record.drill.state !== 'running' && record.drill.state !== 'paused') return []
  return upcoming(record)
    .slice(0, mostCues)
    .map((cue) => ({
      name: cueName(view, cue),
      elapsed: cue.elapsed ?? 0,
      at: realTime(record, cue.elapsed ?? 0),
    }))
}
