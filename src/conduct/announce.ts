/** What is said once of what happened: happenings → messages, each with its key. Live messages are in `live.ts`. */
import { stands } from '../drill/claims'
import type { Happening } from '../drill/decision'
import { currentFacilitators } from '../drill/participations'
import { verdictOf } from '../drill/verdicts'
import { noAdviceNotice } from '../messages/adviser-card'
import { hintPost } from '../messages/hint'
import { lostNotice } from '../messages/lost'
import type { Outgoing } from '../messages/message'
import { facilitatorOffer, roleTaken } from '../messages/offer'
import { playedMessage } from '../messages/played-message'
import { realOverPost } from '../messages/real'
import { summary } from '../messages/summary'
import { surveyPost } from '../messages/survey'
import { verdictNotice } from '../messages/verdict-notice'
import type { View } from '../messages/view'
import { warning } from '../messages/warning'
import { reportFromJson } from '../report/json-schema'
import { alertKey, summaryKey, toChannel, toPerson, toThread } from './posts'

export function announce(view: View, happenings: readonly Happening[]): Outgoing[] {
  return happenings.flatMap((each) => saying(view, each))
}

function saying(view: View, happening: Happening): Outgoing[] {
  const { record, now } = view
  switch (happening.type) {
    case 'played-message':
      return record.injects
        .filter(({ kind, subject }) => kind === 'played-message' && subject === happening.key)
        .map((each) => toChannel(`played:${each.subject}`, playedMessage(view, each)))
    case 'warning':
      return [toChannel(`warning:${happening.ordinal}`, warning(view, happening.ordinal))]
    case 'told':
      return notices(
        view,
        record.claims.filter(stands).map(({ id }) => id),
      )
    case 'judged':
      return record.drill.toldElapsed === null ? [] : notices(view, happening.claimIds)
    case 'role-taken': {
      const { role, from, to } = happening
      return [from, to].map((reader) =>
        toPerson(
          reader,
          `role:${role}:${now}:${reader}`,
          roleTaken(view, role, from, to, reader),
          true,
        ),
      )
    }
    case 'paused': {
      const open = record.pauses.find((pause) => pause.until === null)
      if (happening.reason !== 'channel lost' || !open) return []
      return currentFacilitators(record).map((personId) =>
        toPerson(personId, `lost:${open.id}:${personId}`, lostNotice(view), false),
      )
    }
    case 'resumed': {
      const over = record.pauses.findLast((pause) => pause.until !== null)
      if (happening.reason !== 'real incident' || !over) return []
      return [toChannel(`real-over:${over.id}`, realOverPost(view))]
    }
    case 'hint-given':
      return record.hints
        .filter(({ id }) => id === happening.hintId)
        .map(({ id, alertId }) => toThread(alertKey(alertId), `hint:${id}`, hintPost(view, id)))
    case 'advice-failed':
      return record.advices.flatMap(({ id, stamp: { by } }) =>
        id === happening.adviceId && by !== null
          ? [toPerson(by, `advice-failed:${id}`, noAdviceNotice(view, id), true)]
          : [],
      )
    case 'facilitator-offered': {
      const { personId, why } = happening
      return [toPerson(personId, `offer:${now}`, facilitatorOffer(view, why), false)]
    }
    case 'signed-off':
      return record.reports
        .filter(({ id }) => id === happening.reportId && id === record.reports.at(-1)?.id)
        .flatMap(({ id, json }) => {
          const report = reportFromJson(json)
          // One of an earlier schema keeps its summary as it was; the sign-off stands in the record.
          return report ? [toChannel(summaryKey, summary(view, report, id))] : []
        })
    case 'survey':
      return [toChannel('survey', surveyPost(view))]
    case 'planned':
    case 'plan-edited':
    case 'started':
    case 'phase-started':
    case 'alert-delivered':
    case 'joined':
    case 'claimed':
    case 'revealed':
    case 'finished':
    case 'closed':
    case 'cancelled':
    case 'report-filed':
      return []
    default:
      return happening satisfies never
  }
}

/** Each judged claim's author learns its verdict. */
function notices(view: View, claimIds: readonly string[]): Outgoing[] {
  const { record } = view
  const facilitators = currentFacilitators(record)
  return claimIds.flatMap((id) => {
    const claim = record.claims.find((each) => each.id === id)
    const verdict = verdictOf(record, id)
    const author = claim?.stamp.by ?? null
    if (!verdict || author === null || facilitators.includes(author)) return []
    return [toPerson(author, `verdict:${verdict.id}`, verdictNotice(view, id), true)]
  })
}
