/**
 * A stress run in its alert's thread: posted when it is asked for, edited when its result is there. The result's
 * picture is a post of its own: not every platform can bring one into a post by an edit.
 */

import { advisedPlan } from '../drill/adviser'
import { measuredInLab } from '../drill/kpis/figure'
import { ownPlanOf } from '../drill/own-plans'
import type { Run, RunRequest, RunVerdict } from '../drill/record-work'
import { isReplayable } from '../drill/replays'
import {
  type MeasuredCheck,
  type MeasuredSide,
  type RunDetail,
  runDetail,
} from '../drill/run-detail'
import { countedRuns } from '../drill/runs'
import { statedEffects } from '../drill/stated'
import { alike, isTrial } from '../drill/trials'
import { isRevealed } from '../drill/visibility'
import type { Message, Part, Text } from './message'
import { alertName, deliveredAlert, nameOf, present } from './naming'
import { offerReplay, progress, replayed, takeBack } from './run-progress'
import { saying } from './saying'
import { joined, strong } from './spans'
import { statedResult } from './stated-run'
import type { View } from './view'

export function runPost(view: View, requestId: string): Message {
  const { record } = view
  const request = present(
    record.runRequests.find((each) => each.id === requestId),
    `run ${requestId}`,
  )
  const alert = deliveredAlert(record, request.alertId)
  const run = record.runs.find((each) => each.id === requestId) ?? null
  return saying([
    {
      kind: 'heading',
      text: `Stress run on ${alertName(alert)}`,
      aside: count(view, request),
      ...(run ? { mark: markOf(run, request) } : {}),
    },
    ...(run ? result(view, request, run) : standing(view, request)),
  ])
}

/** A plan that does not hold is no success, however far it gets. */
const markOf = ({ verdict }: Run, { remedies }: RunRequest) =>
  remedies === null || verdict === 'holds' ? 'done' : 'warning'

/** The picture of what it measured; null = there is none, or not yet. */
export function runPicturePost({ record }: View, requestId: string): Message | null {
  const run = record.runs.find((each) => each.id === requestId)
  const picture = run && runDetail(run.detail)?.picture
  return picture ? saying([{ kind: 'image', ...picture }]) : null
}

/** "run 2 of 3", "not counted". */
function count({ record }: View, request: RunRequest): string {
  if (isTrial(request)) return `${tried(record, request)}, not counted`
  if (!request.counted) return 'not counted'
  const counted = record.runRequests.filter(
    (each) =>
      each.alertId === request.alertId && each.counted && ['waiting', 'done'].includes(each.state),
  )
  const number = counted.findIndex((each) => each.id === request.id) + 1
  return number === 0 ? 'not counted' : `run ${number} of ${countedRuns}`
}

/** Whose plan the drill tried beside the final one. */
function tried(record: View['record'], { alertId, remedies }: RunRequest): string {
  const own = ownPlanOf(record, alertId)?.remedies
  const advised = advisedPlan(record, alertId)?.detail.card.remedies
  const is = (plan: RunRequest['remedies'] | undefined) => plan && remedies && alike(plan, remedies)
  if (is(own)) return is(advised) ? 'own plan and the adviser’s' : 'the team’s own plan'
  return is(advised) ? 'the adviser’s plan' : 'another plan'
}

function standing(view: View, request: RunRequest): Part[] {
  const { letter } = deliveredAlert(view.record, request.alertId)
  const asked = `Asked for by ${nameOf(view, request.stamp.by)}.`
  switch (request.state) {
    case 'waiting':
      return [
        { kind: 'text', text: what(request) },
        ...progress(view, request.id, request.why),
        { kind: 'note', text: asked },
        takeBack(request.id),
      ]
    case 'cancelled':
      return [{ kind: 'text', text: `Not run. ${request.why}` }]
    case 'failed':
      return [
        {
          kind: 'text',
          text: `No result: ${request.why} It does not count. \`/drill stress ${letter}\` tries again.`,
        },
      ]
    case 'done':
      return [{ kind: 'text', text: 'Done.' }]
    default:
      return request.state satisfies never
  }
}

function what({ remedies, predicted }: RunRequest): string {
  if (remedies === null) return 'The unfixed system, under the load of the alert.'
  return `Unfixed and fixed, under the same load. Predicted success: ${predicted ?? '–'} %.`
}

const words: Readonly<Record<RunVerdict, string>> = {
  holds: 'It holds: every check passes, under another load and on another seed too.',
  hides: 'It hides the symptom: what the alert shows is gone, but not what is behind it.',
  partial: 'Partly: the symptom is at most half of what it was, and still there.',
  fails: 'It fails: the symptom is much as it was.',
  harms: 'It harms: something breaks that was whole before.',
}

function result(view: View, request: RunRequest, run: Run): Part[] {
  const stated = statedEffects(run)
  if (stated !== null) return statedResult(run, stated)
  const detail = runDetail(run.detail)
  const shown = request.remedies !== null
  const verdict: Text = [strong(words[run.verdict])]
  return [
    ...(shown ? [{ kind: 'text' as const, text: verdict }] : []),
    {
      kind: 'facts',
      facts: [
        { label: 'Success before', value: `${run.before} %` },
        ...(shown
          ? [
              {
                label: 'Success after',
                value: joined([
                  [strong(`${run.after} %`)],
                  run.predicted === null ? '' : `predicted ${run.predicted} %`,
                ]),
              },
            ]
          : []),
      ],
    },
    ...(detail ? checks(view, detail) : []),
    ...(detail && detail.beyond !== '' ? [{ kind: 'text' as const, text: detail.beyond }] : []),
    { kind: 'note', text: `${capital(measuredInLab)}. Seed ${run.seed}.` },
    ...(detail?.replay ? replayed(view, run.id, detail.replay) : []),
    ...(isReplayable(view.record, run) ? offerReplay(view, run, detail?.replay ?? null) : []),
  ]
}

/**
 * Before the reveal the first check's figure alone: what else is checked would say what is behind it. What a
 * replay measured stands beside it. Of other loads and seeds, what did not pass: the verdict rests on it.
 */
function checks(view: View, { unfixed, fixed, replay }: RunDetail): Part[] {
  const all = isRevealed(view.record)
    ? [...unfixed.checks, ...failedElsewhere(unfixed, fixed)]
    : unfixed.checks.slice(0, 1)
  const columns: readonly (readonly [string, MeasuredSide | null])[] = [
    ['Unfixed', unfixed],
    ['Fixed', fixed],
    ['Unfixed, real time', replay?.unfixed ?? null],
    ['Fixed, real time', replay?.fixed ?? null],
  ]
  const sides = columns.flatMap(([head, side]) => (side ? [{ head, side }] : []))
  return [
    {
      kind: 'table',
      head: ['Check', 'Limit', ...sides.map(({ head }) => head)],
      rows: all.map((each) => [
        each.name,
        `${each.limit} ${each.unit}`.trim(),
        ...sides.map(({ side }) => {
          const found = side.checks.find(({ name }) => name === each.name)
          return found ? measured(found) : '–'
        }),
      ]),
      align: ['left', 'right', ...sides.map(() => 'right' as const)],
    },
  ]
}

function failedElsewhere(unfixed: MeasuredSide, fixed: MeasuredSide | null): MeasuredCheck[] {
  const known = new Set(unfixed.checks.map(({ name }) => name))
  return (fixed?.checks ?? []).filter(({ name, passed }) => !passed && !known.has(name))
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "✓ 0.4 %", "✗ 15.2 %": never colour alone. */
function measured({ passed, value, unit }: MeasuredCheck): string {
  const rounded = Math.round(value * 100) / 100
  return `${passed ? '✓' : '✗'} ${rounded} ${unit}`.trim()
}
