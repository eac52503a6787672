/** The state machine of a drill: what is asked, and what the drill becomes, or why not. */
import { action } from './actions'
import { askAdviser, beginAdvice, failAdvice, fileAdvice, respond } from './adviser'
import { setAdviser } from './adviser-settings'
import { take, wordAlerts } from './alerts'
import { barredDeed } from './availability'
import { withDrill } from './change'
import { check } from './checks'
import { claim, undoNoise } from './claims'
import type { DrillCommand } from './command'
import { debrief } from './debriefs'
import type { Act, Decision } from './decision'
import { finding } from './findings'
import { fire } from './fire'
import { fix } from './fixes'
import { guardrail } from './guardrails'
import { takeOver } from './handover'
import { raiseOwn, raisePlanned } from './herrings'
import { giveHint } from './hints'
import { jump } from './jump'
import { dropMeasurement, dropPreviews, measure, storeMeasurement } from './measurements'
import { note } from './observations'
import { sealOwnPlan } from './own-plans'
import { cancel, extend, loseChannel, next, pause, resume, stop } from './pace'
import { isFacilitator, join, joinedByContribution, leave } from './participations'
import { editPlan } from './plan'
import type { DrillRecord } from './record'
import { reflect } from './reflections'
import { askReplay, endReplay } from './replays'
import { askReport, fileReport, signOff } from './reports'
import { reveal } from './reveal'
import { askRun, cancelRun, failRun, fileRun, stepRun } from './runs'
import { start } from './start'
import { judge } from './verdicts'

/** Deeds that make whoever does them a participant. */
const contributions: readonly DrillCommand['type'][] = [
  'take',
  'claim',
  'note',
  'finding',
  'own-plan',
  'ask-adviser',
  'respond-advice',
  'fix',
  'check',
  'guardrail',
  'action',
  'reflect',
]

/**
 * Decides one command at `act.now`. Nothing but its arguments is looked at, and nothing is changed:
 * the new record shares with the old one every element that stayed as it was.
 */
export function decide(record: DrillRecord, command: DrillCommand, act: Act): Decision {
  const bar = barredDeed(record, command.type, act.by)
  if (bar) return { ok: false, refusal: bar }
  const joins = contributions.includes(command.type)
  const joined = joins ? joinedByContribution(record, act) : { record, happenings: [] }
  const decision = carryOut(joined.record, command, act)
  if (!decision.ok) return decision
  const facilitates = act.by !== null && isFacilitator(decision.record, act.by)
  const after = facilitates
    ? withDrill(decision.record, { facilitatorActedAt: act.now })
    : decision.record
  return { ...decision, record: after, happenings: [...joined.happenings, ...decision.happenings] }
}

function carryOut(record: DrillRecord, command: DrillCommand, act: Act): Decision {
  switch (command.type) {
    case 'edit-plan':
      return editPlan(record, command.plan, act)
    case 'start':
      return start(record, act)
    case 'join':
      return join(record, command.role, act)
    case 'leave':
      return leave(record, act)
    case 'real':
      return pause(record, 'real incident', act)
    case 'pause':
      return pause(record, 'facilitator', act)
    case 'lose-channel':
      return loseChannel(record, act)
    case 'resume':
      return resume(record, act)
    case 'extend':
      return extend(record, command.minutes, act)
    case 'jump':
      return jump(record, command.to, act)
    case 'next':
      return next(record, act)
    case 'stop':
      return stop(record, act)
    case 'cancel':
      return cancel(record, act)
    case 'herring':
      return command.own ? raiseOwn(record, command.own, act) : raisePlanned(record, act)
    case 'hint':
      return giveHint(record, command.alertId, act)
    case 'ask-run':
      return askRun(record, command.alertId, act)
    case 'cancel-run':
      return cancelRun(record, command.requestId, act)
    case 'file-run':
      return fileRun(record, command.requestId, command.measured, act)
    case 'fail-run':
      return failRun(record, command.requestId, command.why, act)
    case 'step-run':
      return stepRun(record, command.requestId, command.step)
    case 'ask-replay':
      return askReplay(record, command, act)
    case 'end-replay':
      return endReplay(record, command.runId, command.replayed, act)
    case 'take':
      return take(record, command.alertId, act)
    case 'word-alerts':
      return wordAlerts(record, command.texts)
    case 'claim':
      return claim(record, command.claim, act)
    case 'undo-noise':
      return undoNoise(record, command.claimId, act)
    case 'judge':
      return judge(record, command.claimIds, command.value, act)
    case 'reveal':
      return reveal(record, act, false)
    case 'note':
      return note(record, command.text, command.recordId, act)
    case 'finding':
      return finding(record, command.finding, command.recordId, act)
    case 'fix':
      return fix(record, command.fix, act)
    case 'check':
      return check(record, command.check, act)
    case 'guardrail':
      return guardrail(record, command.guardrail, command.recordId, act)
    case 'action':
      return action(record, command.action, command.recordId, act)
    case 'reflect':
      return reflect(record, command.reflection, act)
    case 'debrief':
      return debrief(record, command.debrief, act)
    case 'measure':
      return measure(record, command.measurement, act)
    case 'store-measurement':
      return storeMeasurement(record, command.measurementId, act)
    case 'drop-measurement':
      return dropMeasurement(record, command.measurementId)
    case 'drop-previews':
      return dropPreviews(record, act)
    case 'take-over':
      return takeOver(record, act)
    case 'ask-report':
      return askReport(record, act)
    case 'file-report':
      return fileReport(record, command, act)
    case 'sign-off':
      return signOff(record, command.reportId, act)
    case 'own-plan':
      return sealOwnPlan(record, command.plan, act)
    case 'ask-adviser':
      return askAdviser(record, command, act)
    case 'begin-advice':
      return beginAdvice(record, command, act)
    case 'file-advice':
      return fileAdvice(record, command, act)
    case 'fail-advice':
      return failAdvice(record, command, act)
    case 'respond-advice':
      return respond(record, command.adviceId, command.choice, act)
    case 'set-adviser':
      return setAdviser(record, command.modes, act)
    case 'cue':
      return fire(record, command.cueId, act)
    default:
      return command satisfies never
  }
}
