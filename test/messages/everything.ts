/** Every message that the channel, or one participant, may get of a drill as it stands. */
import { arrived } from '../../src/drill/alerts'
import { words } from '../../src/drill/availability'
import { stands } from '../../src/drill/claims'
import type { Refusal } from '../../src/drill/decision'
import { alertCard } from '../../src/messages/alert'
import { board } from '../../src/messages/board'
import { help } from '../../src/messages/help'
import { hintPost } from '../../src/messages/hint'
import type { Message } from '../../src/messages/message'
import { facilitatorOffer, roleTaken } from '../../src/messages/offer'
import { phaseCard } from '../../src/messages/phase-card'
import { plannedPost } from '../../src/messages/planned'
import { playedMessage } from '../../src/messages/played-message'
import { privately } from '../../src/messages/private'
import { realOverPost, realPost } from '../../src/messages/real'
import { refusalSentence } from '../../src/messages/refusal'
import { statusText } from '../../src/messages/status'
import { surveyPost } from '../../src/messages/survey'
import { teamClaimPost } from '../../src/messages/team-claim'
import { verdictNotice } from '../../src/messages/verdict-notice'
import type { View } from '../../src/messages/view'
import { warning } from '../../src/messages/warning'

const table = words.map((word) => ({ word, takes: '', help: 'what it does' }))

/** Edited in place: rendered anew after every change. */
export function liveMessages(view: View): Message[] {
  const { record } = view
  return [
    plannedPost(view),
    ...record.phases
      .filter((phase) => phase.started !== null)
      .map((phase) => phaseCard(view, phase.ordinal)),
    ...arrived(record).map((alert) => alertCard(view, alert.id)),
    board(view),
  ]
}

export function participantMessages(view: View, personId: string): Message[] {
  const { record } = view
  const started = record.phases.filter((phase) => phase.started !== null)
  return [
    ...liveMessages(view),
    ...started.map((phase) => warning(view, phase.ordinal)),
    ...record.injects
      .filter(({ kind }) => kind === 'played-message')
      .map((each) => playedMessage(view, each)),
    ...record.hints.map((hint) => hintPost(view, hint.id)),
    ...record.claims
      .filter((claim) => claim.kind === 'team')
      .map((claim) => teamClaimPost(view, claim.id)),
    surveyPost(view),
    realPost(view, 'no such pause', personId),
    realOverPost(view),
    statusText(view, personId),
    help(view, personId, table),
    facilitatorOffer(view, 'paused'),
    facilitatorOffer(view, 'verdicts'),
    roleTaken(view, 'Scribe', 'ben', personId, personId),
    ...refusals(view).map((refusal) => privately(refusalSentence(refusal, view, personId))),
  ]
}

/** With the one fact that speaks against a rejected claim. */
export function noticesTo(view: View, personId: string): Message[] {
  return view.record.claims
    .filter((claim) => stands(claim) && claim.stamp.by === personId)
    .map((claim) => verdictNotice(view, claim.id))
}

/** One of every code that a participant can meet; words that are for facilitators name themselves. */
export function refusals(view: View): Refusal[] {
  const states = [null, 'planned', 'running', 'paused', 'finished', 'closed', 'cancelled'] as const
  return [
    ...states.flatMap((state) =>
      (['claim', 'plan', 'start', 'resume', 'pause', 'note', 'take', 'sign-off'] as const).map(
        (word) => ({ code: 'not-now', word, state }) as const,
      ),
    ),
    { code: 'too-early', word: 'fix', opens: 'ai-fix' },
    { code: 'too-early', word: 'check', opens: 'deep-dive' },
    { code: 'facilitators-only', word: 'next' },
    { code: 'facilitators-never-claim', word: 'claim' },
    { code: 'observers-do-not', word: 'claim' },
    { code: 'facilitator-holds-no-role' },
    { code: 'last-facilitator' },
    { code: 'not-joined' },
    { code: 'already-that-role' },
    { code: 'no-such-alert', letters: [] },
    { code: 'no-such-alert', letters: arrived(view.record).map((alert) => alert.letter) },
    { code: 'claims-closed' },
    { code: 'team-claim-not-yours' },
    { code: 'claim-superseded' },
    { code: 'own-claim' },
    { code: 'no-such-record' },
    { code: 'undo-too-late' },
    { code: 'nothing-to-take-over' },
    { code: 'revealed-already' },
    { code: 'no-hints-left', letter: 'A' },
    { code: 'not-the-author', by: 'ben' },
    { code: 'field', field: 'team', sentence: 'Write something here.' },
    { code: 'signed-already', by: 'ana' },
    { code: 'report-unchanged', version: 2 },
    { code: 'cue-not-due' },
  ]
}
