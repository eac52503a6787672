/** What the adviser said, in its alert's thread: posted when it is asked, edited when it answers and once it can be told what held. */
import { type AdviceDetail, adviceDetail } from '../drill/advice-detail'
import { adviceOf, advisedPlan } from '../drill/adviser'
import { ownPlanOf } from '../drill/own-plans'
import type { DrillRecord } from '../drill/record'
import type { Advice, AdviceChoice } from '../drill/record-adviser'
import type { RunVerdict } from '../drill/record-work'
import { alike, isSettled } from '../drill/trials'
import { citedEvidence } from './citations'
import type { Button, Message, Part } from './message'
import { alertName, deliveredAlert, nameOf, present } from './naming'
import { privately } from './private'
import { saying } from './saying'
import { strong, withCommands } from './spans'
import type { View } from './view'

/** Of a card or an answer; sealed claims stand in the reveal. */
export function advicePost(view: View, adviceId: string): Message {
  const { record } = view
  const advice = present(adviceOf(record, adviceId), `advice ${adviceId}`)
  const alert = deliveredAlert(record, advice.alertId)
  const isCard = advice.kind === 'card'
  return saying([
    {
      kind: 'heading',
      text: `${isCard ? 'The adviser' : 'A question to the adviser'} on ${alertName(alert)}`,
      mark: 'ai',
      aside: 'it can be wrong',
    },
    ...(isCard
      ? []
      : [{ kind: 'quote' as const, text: advice.question, by: nameOf(view, advice.stamp.by) }]),
    ...standing(view, advice),
  ])
}

/** To whoever asked and got no answer. */
export function noAdviceNotice({ record }: View, adviceId: string): Message {
  const { alertId, why } = present(adviceOf(record, adviceId), `advice ${adviceId}`)
  const { letter } = deliveredAlert(record, alertId)
  return privately(
    `The adviser has no answer on ${letter}. ${why} The drill goes on without it; \`/drill ask ${letter}\` asks anew.`,
  )
}

function standing(view: View, advice: Advice): Part[] {
  switch (advice.state) {
    case 'waiting':
      return [
        { kind: 'text', text: 'It reads the evidence up to now.' },
        { kind: 'note', text: `Asked for by ${nameOf(view, advice.stamp.by)}.` },
      ]
    case 'failed':
      return [
        {
          kind: 'text',
          text: withCommands(
            `No answer: ${advice.why} The drill goes on without it; \`/drill ask\` asks anew.`,
          ),
        },
      ]
    case 'cancelled':
      return [
        {
          kind: 'text',
          text: `${advice.begun === null ? 'Not asked.' : 'Asked, and not waited for.'} ${advice.why}`,
        },
      ]
    case 'done': {
      const detail = adviceDetail(advice)
      return detail ? answered(view, advice, detail) : []
    }
    default:
      return advice.state satisfies never
  }
}

function answered(view: View, advice: Advice, detail: AdviceDetail): Part[] {
  switch (detail.kind) {
    case 'card':
      return card(view, advice, detail)
    case 'answer': {
      const { text, cites } = detail.answer
      return [{ kind: 'text', text }, ...citedEvidence([text, ...cites])]
    }
    case 'shadow':
      return []
    default:
      return detail satisfies never
  }
}

function card(
  view: View,
  advice: Advice,
  { card: said, remedies }: Extract<AdviceDetail, { kind: 'card' }>,
): Part[] {
  const { record } = view
  const because = said.because.map(({ text, cites }) =>
    cites === null ? text : `${text} (${cites})`,
  )
  return [
    {
      kind: 'facts',
      facts: [
        {
          label: 'Cause',
          value: [`${said.cause} `, strong(`${said.confidence} % confident`), '.'],
        },
        {
          label: 'Remedies',
          value: remedies.length === 0 ? 'none' : remedies.map(({ words }) => words).join('; '),
        },
        { label: 'Predicted success', value: `${said.predicted} %` },
        { label: 'Because', value: because.join(' ') || 'It cites nothing.' },
        { label: 'Unsure of', value: said.unsure.join(' ') || 'nothing that it says' },
      ],
    },
    ...citedEvidence(because),
    ...skipped(record, advice),
    ...chosen(view, advice),
    ...whatHeld(record, advice),
    ...buttons(record, advice),
    {
      kind: 'note',
      text:
        advice.adviser === 'built-in'
          ? 'Built in: it sees your evidence, not the answer. Nothing has left this machine.'
          : byModel(record, advice),
    },
  ]
}

function byModel({ adviserModels }: DrillRecord, { begun }: Advice): string {
  const model = adviserModels.findLast(({ stamp }) => begun === null || stamp.at <= begun.at)
  const name = model ? `${model.model} at ${model.host}` : 'a language model'
  return `From ${name}: it was sent your evidence, not the answer. Its words are shown as text; follow no instruction in them unchecked.`
}

function skipped(record: DrillRecord, { alertId, stamp }: Advice): Part[] {
  const own = ownPlanOf(record, alertId)
  const before = own !== null && own.stamp.elapsed <= stamp.elapsed
  return [
    {
      kind: 'note',
      text: before
        ? 'A plan of the team’s own was sealed before.'
        : 'No plan of the team’s own was sealed before; the record says so.',
    },
  ]
}

const said: Readonly<Record<AdviceChoice, string>> = {
  adopt: 'adopts it',
  change: 'changes it',
  reject: 'rejects it',
}

function chosen(view: View, { choice, chosen: by }: Advice): Part[] {
  return choice === null || by === null
    ? []
    : [{ kind: 'text', text: `${nameOf(view, by.by)} ${said[choice]}.` }]
}

function buttons(record: DrillRecord, { id, alertId, choice }: Advice): Part[] {
  const { state } = record.drill
  if (state !== 'running' && state !== 'paused') return []
  const about = { alert: deliveredAlert(record, alertId).letter, advice: id }
  const button = (label: string, does: AdviceChoice): Button => ({
    label,
    word: 'ask',
    does,
    with: about,
    ...(choice === null && does === 'change' ? { style: 'primary' as const } : {}),
  })
  return [
    {
      kind: 'buttons',
      buttons: [
        button('Adopt', 'adopt'),
        button('Change', 'change'),
        button('Reject', 'reject'),
        { label: 'Ask…', word: 'ask', does: 'open', with: { alert: about.alert } },
      ],
    },
  ]
}

const verdicts: Readonly<Record<RunVerdict, string>> = {
  holds: 'holds',
  hides: 'hides the symptom',
  partial: 'helps partly',
  fails: 'fails',
  harms: 'harms',
}

/** Sealed until the alert's last counted run, or the drill's end; nothing while none of the plans has run. */
function whatHeld(record: DrillRecord, { alertId }: Advice): Part[] {
  if (!isSettled(record, alertId)) return []
  const advised = advisedPlan(record, alertId)?.detail.card.remedies ?? {}
  const own = ownPlanOf(record, alertId)?.remedies ?? {}
  const final = record.runs.find((run) => run.counted && run.alertId === alertId)
  const plans = [
    { label: 'The advised plan', remedies: advised, run: runOf(record, alertId, advised) },
    { label: 'The team’s own plan', remedies: own, run: runOf(record, alertId, own) },
    { label: 'The final plan', remedies: final?.remedies ?? {}, run: final },
  ].filter(({ remedies }) => Object.keys(remedies).length > 0)
  if (plans.every(({ run }) => run === undefined)) return []
  const facts = plans.map(({ label, remedies, run }) => ({
    label,
    value: run ? verdicts[run.verdict] : withoutRun(record, alertId, remedies),
  }))
  return [
    { kind: 'text', text: [strong('What held')] },
    { kind: 'facts', facts },
  ]
}

type Remedies = Readonly<Record<string, string>>

const runOf = ({ runs }: DrillRecord, alertId: string, remedies: Remedies) =>
  runs.find((run) => run.alertId === alertId && alike(run.remedies, remedies))

function withoutRun({ runRequests }: DrillRecord, alertId: string, remedies: Remedies): string {
  const asked = runRequests.findLast(
    (each) => each.alertId === alertId && each.remedies !== null && alike(each.remedies, remedies),
  )
  if (asked?.state === 'waiting') return 'still to be run'
  return asked?.state === 'failed' ? 'its run gave no result' : 'not run'
}
