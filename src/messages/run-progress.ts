/** How far a run or its replay is, and the replay that a posted run offers. */
import { alertById } from '../drill/alerts'
import type { DrillRecord } from '../drill/record'
import type { Run } from '../drill/record-work'
import type { Replay } from '../drill/run-detail'
import { runRequestOf, waitingRuns } from '../drill/runs'
import type { Part } from './message'
import { nameOf } from './naming'
import type { View } from './view'

/** Its place in the queue, or what of it goes on now (`step`, '' = it has not begun). */
export function progress({ record }: View, id: string, step: string): Part[] {
  const place = waitingRuns(record).indexOf(id)
  const [first] = waitingRuns(record)
  const text =
    place > 0 && first !== undefined
      ? `${ordinal(place + 1)} in the queue: it runs after the one on ${letterOf(record, first)}.`
      : step === ''
        ? 'It runs next.'
        : `Runs now, ${step}.`
  return [{ kind: 'text', text: record.drill.state === 'paused' ? `${text} ${goesOn}` : text }]
}

/** A pause lets out what was due before it. */
const goesOn = 'It was asked for before the pause, so it is carried out.'

export function takeBack(run: string): Part {
  return {
    kind: 'buttons',
    buttons: [{ label: 'Take it back', word: 'stress', does: 'cancel', with: { run } }],
  }
}

/** What came of a replay, or how far it is; its figures stand in the run's table. */
export function replayed(view: View, runId: string, { state, by, why }: Replay): Part[] {
  switch (state) {
    case 'waiting':
      return [
        { kind: 'text', text: `${nameOf(view, by)} asked for a replay in real time.` },
        ...progress(view, runId, why),
        takeBack(runId),
      ]
    case 'done':
      return [
        { kind: 'note', text: 'Replayed in real time, with all its noise. It does not count.' },
      ]
    case 'void':
      return [{ kind: 'text', text: `The replay in real time is void: ${why}` }]
    case 'failed':
      return [{ kind: 'text', text: `The replay in real time has no result: ${why}` }]
    case 'cancelled':
      return [{ kind: 'text', text: `Not replayed. ${why}` }]
    default:
      return state satisfies never
  }
}

/** One that gives figures is the last; while the drill stands still, nothing new is begun. */
export function offerReplay({ record }: View, { id }: Run, replay: Replay | null): Part[] {
  const has = replay?.state === 'waiting' || replay?.state === 'done'
  if (has || record.drill.state !== 'running') return []
  return [
    {
      kind: 'buttons',
      buttons: [
        { label: 'Replay in real time', word: 'stress', does: 'replay', with: { run: id } },
      ],
    },
  ]
}

function letterOf(record: DrillRecord, runId: string): string {
  const alertId = runRequestOf(record, runId)?.alertId ?? ''
  return alertById(record, alertId)?.letter ?? ''
}

/** "2nd", "3rd", "11th" */
function ordinal(number: number): string {
  const teen = number % 100 > 10 && number % 100 < 14
  const ending = teen ? undefined : ['th', 'st', 'nd', 'rd'][number % 10]
  return `${number}${ending ?? 'th'}`
}
