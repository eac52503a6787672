/** Messages that are posted once and then edited in place: computed anew after every change. */
import { alertById, arrived } from '../drill/alerts'
import { currentFacilitators } from '../drill/participations'
import type { RunRequest } from '../drill/record-work'
import { isSettled, isTrial } from '../drill/trials'
import { isRevealed } from '../drill/visibility'
import { advicePost } from '../messages/adviser-card'
import { laterModels, modelPost } from '../messages/adviser-model'
import { alertCard } from '../messages/alert'
import { board } from '../messages/board'
import { controlCard } from '../messages/control-card'
import type { Outgoing } from '../messages/message'
import { phaseCard } from '../messages/phase-card'
import { plannedPost } from '../messages/planned'
import { realPost } from '../messages/real'
import { revealPost } from '../messages/reveal'
import { runPicturePost, runPost } from '../messages/run-post'
import { teamClaimPost } from '../messages/team-claim'
import type { View } from '../messages/view'
import { missing } from '../report/missing'
import { alertKey, toChannel, toPerson, toThread } from './posts'

/** In the order in which those that are new go out. */
export function live(view: View): Outgoing[] {
  const { record } = view
  const phases = record.phases.filter((phase) => phase.started !== null)
  const alerts = arrived(record)
  const real = record.pauses.filter((pause) => pause.reason === 'real incident')
  const team = record.claims.filter(
    (claim) => claim.kind === 'team' && claim.undone === null && alertById(record, claim.alertId),
  )
  return [
    toChannel('planned', plannedPost(view)),
    ...phases.map(({ ordinal }) => toChannel(`phase:${ordinal}`, phaseCard(view, ordinal))),
    ...alerts.map(({ id }) => toChannel(alertKey(id), alertCard(view, id))),
    ...(alerts.length > 0 ? [toChannel('board', board(view))] : []),
    ...team.map(({ id, alertId }) =>
      toThread(alertKey(alertId), `team-claim:${id}`, teamClaimPost(view, id)),
    ),
    ...record.runRequests
      .filter(
        (each) =>
          alertById(record, each.alertId) &&
          (!isTrial(each) || (each.state === 'done' && isSettled(record, each.alertId))),
      )
      .flatMap((request) => runPosts(view, request)),
    ...laterModels(record).map((model) => toChannel(`adviser-model:${model.id}`, modelPost(model))),
    ...record.advices
      .filter(({ kind, alertId }) => kind !== 'shadow' && alertById(record, alertId))
      .map(({ id, alertId }) => toThread(alertKey(alertId), `advice:${id}`, advicePost(view, id))),
    ...(isRevealed(record) ? [toChannel('reveal', revealPost(view))] : []),
    ...real.map(({ id, from }) => ({
      ...toChannel(`real:${id}`, realPost(view, id, from.by ?? '')),
      holdable: false,
    })),
    ...controlCards(view),
  ]
}

/** The run's own post, and below it the picture of its result once there is one. */
function runPosts(view: View, { id, alertId }: RunRequest): Outgoing[] {
  const picture = runPicturePost(view, id)
  return [
    toThread(alertKey(alertId), `run:${id}`, runPost(view, id)),
    ...(picture ? [toThread(alertKey(alertId), `run-picture:${id}`, picture)] : []),
  ]
}

/** One a facilitator, from the start on. */
function controlCards(view: View): Outgoing[] {
  if (view.record.drill.startedAt === null) return []
  const lacks = missing(view.record, view.catalogue)
  return currentFacilitators(view.record).map((personId) =>
    toPerson(personId, `control:${personId}`, controlCard(view, personId, lacks), false),
  )
}
