/** What is said once of what happened: happenings → messages, each with its key. Live messages are in `live.ts`. */
import { alertById } from '../drill/alerts'
import { stands } from '../drill/claims'
import type { Happening } from '../drill/decision'
import { currentFacilitators } from '../drill/participations'
import { verdictOf } from '../drill/verdicts'
import { hintPost } from '../messages/hint'
import { lostNotice } from '../messages/lost'
import type { Outgoing } from '../messages/message'
import { facilitatorOffer, roleTaken } from '../messages/offer'
import { type Played, playedMessage } from '../messages/played-message'
import { realOverPost, realPost } from '../messages/real'
import { revealPost } from '../messages/reveal'
import { surveyPost } from '../messages/survey'
import { teamClaimPost } from '../messages/team-claim'
import { verdictNotice } from '../messages/verdict-notice'
import type { View } from '../messages/view'
import { warning } from '../messages/warning'

/** Key of an alert's post; its thread hangs below it. */
export const alertKey = (alertId: string) => `alert:${alertId}`

const channel = { kind: 'channel' } as const
const inThread = (alertId: string) => ({ kind: 'thread', below: alertKey(alertId) }) as const
const toPerson = (personId: string) => ({ kind: 'person', personId }) as const

export function announce(
  view: View,
  happenings: readonly Happening[],
  played: readonly Played[],
): Outgoing[] {
  return happenings.flatMap((each) => saying(view, each, played))
}

function saying(view: View, happening: Happening, played: readonly Played[]): Outgoing[] {
  const { record, now } = view
  switch (happening.type) {
    case 'played-message': {
      const said = played.find((each) => each.key === happening.key)
      return said
        ? [
            {
              key: `played:${said.key}`,
              audience: channel,
              message: playedMessage(view, said),
              holdable: true,
            },
          ]
        : []
    }
    case 'warning':
      return [
        {
          key: `warning:${happening.ordinal}`,
          audience: channel,
          message: warning(view, happening.ordinal),
          holdable: true,
        },
      ]
    case 'told':
      return notices(
        view,
        record.claims.filter(stands).map((claim) => claim.id),
      )
    case 'judged':
      return record.drill.toldElapsed === null ? [] : notices(view, happening.claimIds)
    case 'revealed':
      return [{ key: 'reveal', audience: channel, message: revealPost(view), holdable: true }]
    case 'role-taken':
      return [happening.from, happening.to].map((reader) => ({
        key: `role:${happening.role}:${now}:${reader}`,
        audience: toPerson(reader),
        message: roleTaken(view, happening.role, happening.from, happening.to, reader),
        holdable: false,
      }))
    case 'paused': {
      const open = record.pauses.find((pause) => pause.until === null)
      if (happening.reason === 'real incident' && open) {
        return [
          {
            key: `real:${open.id}`,
            audience: channel,
            message: realPost(view, open.from.by ?? ''),
            holdable: false,
          },
        ]
      }
      if (happening.reason === 'channel lost' && open) {
        return currentFacilitators(record).map((personId) => ({
          key: `lost:${open.id}:${personId}`,
          audience: toPerson(personId),
          message: lostNotice(view),
          holdable: false,
        }))
      }
      return []
    }
    case 'resumed': {
      const over = record.pauses.findLast((pause) => pause.until !== null)
      if (happening.reason === 'real incident' && over) {
        return [
          {
            key: `real-over:${over.id}`,
            audience: channel,
            message: realOverPost(view),
            holdable: true,
          },
        ]
      }
      return []
    }
    case 'hint-given': {
      const hint = record.hints.find((each) => each.id === happening.hintId)
      return hint
        ? [
            {
              key: `hint:${hint.id}`,
              audience: inThread(hint.alertId),
              message: hintPost(view, hint.id),
              holdable: true,
            },
          ]
        : []
    }
    case 'claimed': {
      const claim = record.claims.find((each) => each.id === happening.claimId)
      if (claim?.kind !== 'team' || !alertById(record, claim.alertId)) return []
      return [
        {
          key: `team-claim:${claim.id}`,
          audience: inThread(claim.alertId),
          message: teamClaimPost(view, claim.id),
          holdable: true,
        },
      ]
    }
    case 'facilitator-offered':
      return [
        {
          key: `offer:${now}`,
          audience: toPerson(happening.personId),
          message: facilitatorOffer(view, happening.why),
          holdable: false,
        },
      ]
    case 'survey':
      return [{ key: 'survey', audience: channel, message: surveyPost(view), holdable: true }]
    case 'planned':
    case 'plan-edited':
    case 'started':
    case 'phase-started':
    case 'alert-delivered':
    case 'joined':
    case 'finished':
    case 'closed':
    case 'cancelled':
    case 'report-filed':
      return []
    default:
      return happening satisfies never
  }
}

/** Each judged claim's author learns its verdict; facilitators hear of none here. */
function notices(view: View, claimIds: readonly string[]): Outgoing[] {
  const { record } = view
  const facilitators = currentFacilitators(record)
  return claimIds.flatMap((id) => {
    const claim = record.claims.find((each) => each.id === id)
    const verdict = verdictOf(record, id)
    const author = claim?.stamp.by ?? null
    if (!verdict || author === null || facilitators.includes(author)) return []
    return [
      {
        key: `verdict:${verdict.id}`,
        audience: toPerson(author),
        message: verdictNotice(view, id),
        holdable: false,
      },
    ]
  })
}
