import type { AdviceDetail } from '../drill/advice-detail'
import { adviceOf, advisedPlan, askSchema, cardOf } from '../drill/adviser'
import { alertByLetter, arrived, type DeliveredAlert } from '../drill/alerts'
import { ownPlanOf, ownPlanSchema } from '../drill/own-plans'
import type { AdviceChoice } from '../drill/record-adviser'
import { isRevealed } from '../drill/visibility'
import type { FormValues } from '../messages/form'
import { recommendationOf, remediesInWords } from '../messages/recommendation'
import { onAlert } from './alert-form'
import { carryOut, carryOutForm, fieldErrors, inDrill, refused, tell } from './answers'
import type { Ask, Command, DrillAsk, Reply } from './command'
import { alertField, letterAndText, number, text } from './fields'
import { type FixDraft, fixForm } from './fix'
import { misfit, remediesField } from './remedies-field'

/** Alerts that advice is worth asking on: after the reveal no herrings. */
const worth = ({ record }: DrillAsk) =>
  arrived(record).filter((alert) => !(isRevealed(record) && alert.herring))

function form(ask: DrillAsk, alert: DeliveredAlert | null): Reply {
  return {
    kind: 'form',
    form: {
      word: 'ask',
      title: 'Ask the adviser',
      submit: 'Ask',
      context: { drill: ask.record.drill.id },
      fields: [
        alertField(ask.record, alert?.letter),
        text('question', 'Question', { hint: 'Left empty: its card on the alert.' }),
      ],
    },
  }
}

const question = (ask: DrillAsk, alert: DeliveredAlert, words: string) => ({
  type: 'ask-adviser' as const,
  alertId: alert.id,
  question: words,
  adviser: ask.adviser,
})

function asked({ record }: DrillAsk, alert: DeliveredAlert, words: string): Reply {
  const { letter } = alert
  const comes = `The adviser is asked about ${letter}. ${words === '' ? 'Its card' : 'The answer'} comes into the thread of the alert.`
  const skipped =
    cardOf(record, alert.id) === null && ownPlanOf(record, alert.id) === null
      ? ' No plan of your own was sealed before; the record says so.'
      : ''
  return tell(`${comes}${skipped}`)
}

/** `/drill ask A`: its card, or once that is out the form; with a text a question. */
async function say(ask: DrillAsk): Promise<Reply> {
  const { letter, rest } = letterAndText(ask.record, ask.text)
  const alerts = worth(ask)
  const bare = alertByLetter(ask.record, ask.text)
  if (alerts.length === 0) return tell('No alert has arrived yet, so there is nothing to ask.')
  if (ask.text === '') return form(ask, alerts.length === 1 ? (alerts[0] ?? null) : null)
  if (bare)
    return cardOf(ask.record, bare.id)?.state === 'done'
      ? form(ask, bare)
      : carryOut(ask, question(ask, bare, ''), () => asked(ask, bare, ''))
  const alert = letter === null ? null : alertByLetter(ask.record, letter)
  if (!alert)
    return refused(
      { code: 'no-such-alert', letters: alerts.map((each) => each.letter) },
      ask,
      ask.view,
    )
  const parsed = askSchema.safeParse({ alert: alert.letter, question: rest })
  if (!parsed.success)
    return tell(`${parsed.error.issues[0]?.message ?? 'That is too long.'} You wrote: ${ask.text}`)
  const words = parsed.data.question
  return carryOut(ask, question(ask, alert, words), () => asked(ask, alert, words))
}

/** The team's own plan: which alert it is on is asked first, as each has remedies of its own. */
async function ownPlan(ask: DrillAsk): Promise<Reply> {
  const alerts = worth(ask)
  const [only] = alerts
  const alert =
    ask.with.alert === undefined && alerts.length === 1
      ? (only ?? null)
      : alertByLetter(ask.record, ask.with.alert ?? '')
  if (alert) return ownPlanForm(ask, alert)
  if (alerts.length === 0) return tell('No alert has arrived yet, so there is nothing to plan.')
  return tell(
    'A plan of your own for which alert? It stays sealed.',
    alerts.slice(0, 5).map(({ letter, service }) => ({
      label: `${letter} · ${service}`,
      word: 'ask',
      does: 'own-plan',
      with: { alert: letter },
    })),
  )
}

function ownPlanForm(ask: DrillAsk, alert: DeliveredAlert): Reply {
  const { letter } = alert
  if (cardOf(ask.record, alert.id)) return refused({ code: 'card-is-out', letter }, ask, ask.view)
  const before = ownPlanOf(ask.record, alert.id)
  const remedies = remediesField(ask, alert, before?.remedies ?? {}, true)
  if (remedies.length === 0)
    return tell(`Nothing can be turned behind ${letter}, so there is no plan to seal.`)
  return {
    kind: 'form',
    form: {
      word: 'ask',
      title: 'The team’s own plan',
      submit: 'Seal',
      intro:
        'What you would do without the adviser. It is run beside the final plan, and stays sealed until the last counted run.',
      context: { drill: ask.record.drill.id, own: letter },
      fields: [
        alertField(ask.record, letter),
        ...remedies,
        number('predicted', 'Predicted success (%)', 0, 100, {
          required: true,
          value: before?.predicted ?? null,
        }),
      ],
    },
  }
}

async function sealOwn(ask: Ask, values: FormValues): Promise<Reply> {
  const parsed = ownPlanSchema.safeParse(values)
  if (!parsed.success) return fieldErrors(parsed.error)
  const { alert: letter, remedies, predicted } = parsed.data
  return onAlert(
    ask,
    letter,
    async (each, alert) =>
      misfit(each, alert, remedies) ??
      carryOutForm(
        each,
        { type: 'own-plan', plan: { alertId: alert.id, remedies, predicted } },
        'alert',
        () =>
          tell(`The team’s own plan for ${alert.letter} is sealed. Now ask the adviser.`, [
            {
              label: 'Ask the adviser',
              word: 'ask',
              does: 'now',
              with: { alert: alert.letter },
              style: 'primary',
            },
          ]),
      ),
  )
}

/** Keeps what the team says to a card, and opens the final plan with what follows from it. */
function respondWith(choice: AdviceChoice) {
  return inDrill(async (ask) => {
    const advice = adviceOf(ask.record, ask.with.advice ?? '')
    const alert = advice && alertByLetter(ask.record, ask.with.alert ?? '')
    const advised = advice && advisedPlan(ask.record, advice.alertId)
    if (!advice || !advised || alert?.id !== advice.alertId)
      return refused({ code: 'no-such-record' }, ask, ask.view)
    return carryOut(ask, { type: 'respond-advice', adviceId: advice.id, choice }, ({ view }) =>
      fixForm(
        { ...ask, view, record: view.record },
        alert,
        draft(choice, advised.detail, ownPlanOf(view.record, alert.id)),
      ),
    )
  })
}

function draft(
  choice: AdviceChoice,
  { card, remedies }: Extract<AdviceDetail, { kind: 'card' }>,
  own: { remedies: Readonly<Record<string, string>>; predicted: number } | null,
): FixDraft {
  const recommendation = recommendationOf(card, remedies)
  switch (choice) {
    case 'adopt':
      return {
        recommendation,
        remedies: card.remedies,
        steps: `As advised: ${remediesInWords(remedies)}.`,
        override: '',
        predicted: card.predicted,
      }
    case 'change':
      return { recommendation, remedies: card.remedies, steps: '', override: '', predicted: null }
    case 'reject':
      return {
        recommendation,
        remedies: own?.remedies ?? {},
        steps: '',
        override: 'The advice was rejected.',
        predicted: own?.predicted ?? null,
      }
    default:
      return choice satisfies never
  }
}

/** `/drill ask [alert] [text]`: the adviser's card, or an answer to a question. */
export const ask: Command = {
  word: 'ask',
  takes: '[alert] [text]',
  help: 'Asks the adviser for its card, or a question',
  say: inDrill(say),
  press: {
    open: inDrill(async (each) => form(each, alertByLetter(each.record, each.with.alert ?? ''))),
    now: inDrill((each) => say({ ...each, text: each.with.alert ?? '' })),
    'own-plan': inDrill(ownPlan),
    adopt: respondWith('adopt'),
    change: respondWith('change'),
    reject: respondWith('reject'),
  },
  submit: async (each, values) => {
    if (each.with.own !== undefined) return sealOwn(each, values)
    const parsed = askSchema.safeParse(values)
    if (!parsed.success) return fieldErrors(parsed.error)
    const { alert: letter, question: words } = parsed.data
    return onAlert(each, letter, (in_, alert) =>
      carryOutForm(in_, question(in_, alert, words), 'question', () => asked(in_, alert, words)),
    )
  },
}
