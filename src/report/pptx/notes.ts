/** The notes under a slide: its finding in full, what its figures rest on, and where they come from. */
import type { ChartSpec } from '../chart-spec'
import type { Front } from '../document'
import { footerParts } from './front'
import { typed } from './measure'

/** One paragraph a line. */
export function notesOf(spec: ChartSpec, front: Front): string {
  return [spec.alt, basisOf(spec.kind), `Source: ${spec.note}`, `${footerParts(front).join(', ')}.`]
    .map(typed)
    .filter((line) => line !== '')
    .join('\n')
}

function basisOf(kind: ChartSpec['kind']): string {
  switch (kind) {
    case 'running-total':
      return 'What it rests on: one run of the billing engine under the same load, before the fix and after it. Each point is the total after one transaction.'
    case 'call-ring':
      return 'What it rests on: one run of the services under the same load, before the fix and after it. The figure is the share of requests that time out.'
    case 'latency':
      return 'What it rests on: one run of the REST API under the same load, before the fix and after it. Percentiles are taken over all users of the load.'
    case 'herring-timeline':
      return 'What it rests on: the times on the drill’s clock at which alerts were raised, taken, called noise and explained by a confirmed cause.'
    case 'fix-time':
      return 'What it rests on: human = minutes from the alert to the confirmed cause; AI-assisted fix = minutes from its start to its verification; time saved and accuracy as recorded with the fix.'
    case 'kpi-radar':
      return 'What it rests on: each figure as a share of its target; 0 % is nothing of it, 100 % is met. The figures themselves stand in the table.'
    case 'scores':
      return 'What it rests on: the mean of the scores, 0–5, that participants gave in the survey.'
    case 'next-steps':
      return 'What it rests on: the takeaways of the debrief and the actions with the owners and due dates that the team agreed on.'
    case 'missing':
      return 'What it rests on: nothing yet. Not recorded is not zero.'
    default:
      return kind satisfies never
  }
}
