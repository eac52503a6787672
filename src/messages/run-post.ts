/** A stress run in its alert's thread: posted when it is asked for, edited when its result is there. */

import type { Run, RunRequest, RunVerdict } from '../drill/record-work'
import { type MeasuredCheck, type MeasuredSide, runDetail } from '../drill/run-detail'
import { countedRuns } from '../drill/runs'
import { isRevealed } from '../drill/visibility'
import type { Message, Part, Text } from './message'
import { alertName, deliveredAlert, nameOf, present } from './naming'
import { saying } from './saying'
import { joined, strong } from './spans'
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
      ...(request.state === 'done' ? { mark: 'done' as const } : {}),
    },
    ...(run ? result(view, request, run) : standing(view, request)),
  ])
}

/** "run 2 of 3", "not counted". */
function count({ record }: View, request: RunRequest): string {
  if (!request.counted) return 'not counted'
  const counted = record.runRequests.filter(
    (each) =>
      each.alertId === request.alertId && each.counted && ['waiting', 'done'].includes(each.state),
  )
  const number = counted.findIndex((each) => each.id === request.id) + 1
  return number === 0 ? 'not counted' : `run ${number} of ${countedRuns}`
}

function standing(view: View, request: RunRequest): Part[] {
  const asked = `Asked for by ${nameOf(view, request.stamp.by)}.`
  switch (request.state) {
    case 'waiting':
      return [
        { kind: 'text', text: `${what(request)} It runs now, or after the run before it.` },
        { kind: 'note', text: asked },
        {
          kind: 'buttons',
          buttons: [
            { label: 'Take it back', word: 'stress', does: 'cancel', with: { run: request.id } },
          ],
        },
      ]
    case 'cancelled':
      return [{ kind: 'text', text: `Not run. ${request.why}` }]
    case 'failed':
      return [{ kind: 'text', text: `No result: ${request.why} It does not count.` }]
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
    ...(detail ? checks(view, detail.unfixed, detail.fixed) : []),
    ...(detail && detail.beyond !== '' ? [{ kind: 'text' as const, text: detail.beyond }] : []),
    ...(detail?.picture ? [{ kind: 'image' as const, ...detail.picture }] : []),
    { kind: 'note', text: `Measured, virtual time. Seed ${run.seed}.` },
  ]
}

/** Before the reveal the first check's figure alone: what else is checked would say what is behind it. */
function checks(view: View, unfixed: MeasuredSide, fixed: MeasuredSide | null): Part[] {
  const all = isRevealed(view.record) ? unfixed.checks : unfixed.checks.slice(0, 1)
  return [
    {
      kind: 'table',
      head: ['Check', 'Limit', 'Unfixed', ...(fixed ? ['Fixed'] : [])],
      rows: all.map((each) => {
        const after = fixed?.checks.find(({ name }) => name === each.name)
        return [
          each.name,
          `${each.limit} ${each.unit}`.trim(),
          measured(each),
          ...(fixed ? [after ? measured(after) : '–'] : []),
        ]
      }),
      align: ['left', 'right', 'right', ...(fixed ? (['right'] as const) : [])],
    },
  ]
}

/** "✓ 0.4 %", "✗ 15.2 %": never colour alone. */
function measured({ passed, value, unit }: MeasuredCheck): string {
  const rounded = Math.round(value * 100) / 100
  return `${passed ? '✓' : '✗'} ${rounded} ${unit}`.trim()
}
