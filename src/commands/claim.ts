import { alertByLetter, arrived, type DeliveredAlert } from '../drill/alerts'
import { type ClaimInput, claimSchema, mayClaimForTeam, ownCauseClaim } from '../drill/claims'
import type { Refusal } from '../drill/decision'
import type { Field, FormValues } from '../messages/form'
import {
  carryOut,
  carryOutForm,
  doerOf,
  fieldErrors,
  inDrill,
  refused,
  refusedForm,
  tell,
} from './answers'
import type { Ask, Command, DrillAsk, Reply } from './command'
import { alertField, letterAndText, number, text } from './fields'

const bare = { noise: false, cause: '', evidence: '', disproof: '', confidence: null, team: false }
const noAlert = (ask: DrillAsk): Refusal => ({
  code: 'no-such-alert',
  letters: arrived(ask.record).map((each) => each.letter),
})

/** The form of a claim, on an alert where one is meant; `evidence` = what a citation has put into it. */
export function claimForm(
  ask: DrillAsk,
  letter: string | undefined,
  cause: string,
  evidence = '',
): Reply {
  const alert = letter === undefined ? null : alertByLetter(ask.record, letter)
  const teamPossible = arrived(ask.record).some((each) =>
    mayClaimForTeam(ask.record, each.id, ask.asker.person.id),
  )
  const fields: Field[] = [
    alertField(ask.record, alert?.letter),
    { kind: 'tick', name: 'noise', label: 'This alert is noise', required: false },
    text('cause', 'Root cause', {
      value: cause,
      hint: 'Required unless it is noise.',
    }),
    text('evidence', 'Evidence', { value: evidence }),
    text('disproof', 'What would prove it wrong'),
    number('confidence', 'Confidence (%)', 0, 100, { required: true }),
  ]
  if (teamPossible)
    fields.push({
      kind: 'tick',
      name: 'team',
      label: 'For the team',
      required: false,
      hint: 'Stands in the thread of the alert at once.',
    })
  return {
    kind: 'form',
    form: {
      word: 'claim',
      title: 'Claim a root cause',
      submit: 'Send the claim',
      context: { drill: ask.record.drill.id },
      fields,
      intro: 'Your own claim is sealed: you and the facilitators see its words until the reveal.',
    },
  }
}

function confirmed(input: ClaimInput, alert: DeliveredAlert): Reply {
  const what = input.noise ? 'says that it is noise' : 'names its cause'
  return tell(
    input.team
      ? `The team's claim on ${alert.letter} ${what}. It stands in the thread; a new one replaces it until it is judged.`
      : `Your claim on ${alert.letter} ${what}. It is sealed; a new one replaces it until it is judged.`,
  )
}

/** `/drill claim A text`: an own claim in one line. */
async function say(ask: DrillAsk): Promise<Reply> {
  const { letter, rest } = letterAndText(ask.record, ask.text)
  if (letter === null || rest === '') return claimForm(ask, letter ?? undefined, rest)
  const alert = alertByLetter(ask.record, letter)
  if (!alert) return refused(noAlert(ask), ask, ask.view)
  const parsed = claimSchema.shape.cause.safeParse(rest)
  if (!parsed.success)
    return tell(`${parsed.error.issues[0]?.message ?? 'That is too long.'} You wrote: ${rest}`)
  const input = { ...bare, alertId: alert.id, cause: parsed.data }
  return carryOut(ask, { type: 'claim', claim: input }, () => confirmed(input, alert))
}

async function take(ask: DrillAsk): Promise<Reply> {
  const alert = alertByLetter(ask.record, ask.with.alert ?? '')
  if (!alert) return refused(noAlert(ask), ask, ask.view)
  return carryOut(ask, { type: 'take', alertId: alert.id }, () =>
    tell(`You are on ${alert.letter}. The card of the alert says so.`),
  )
}

/** The "It's noise" button: over one's own cause claim it asks first. */
async function noise(ask: DrillAsk, surely: boolean): Promise<Reply> {
  const alert = alertByLetter(ask.record, ask.with.alert ?? '')
  if (!alert) return refused(noAlert(ask), ask, ask.view)
  if (!surely && ownCauseClaim(ask.record, alert.id, ask.asker.person.id)) {
    return tell(`You have claimed a cause for ${alert.letter}. Calling it noise takes its place.`, [
      {
        label: `${alert.letter} is noise`,
        word: 'claim',
        does: 'noise-surely',
        with: { alert: alert.letter },
        style: 'primary',
      },
    ])
  }
  const outcome = await ask.conduct.change(
    ask.record.drill.id,
    { type: 'claim', claim: { ...bare, alertId: alert.id, noise: true } },
    doerOf(ask),
  )
  if (!outcome.ok) return refused(outcome.refusal, ask, outcome.view)
  return tell(`You call ${alert.letter} noise. You can take it back within two minutes.`, [
    {
      label: 'Take it back',
      word: 'claim',
      does: 'undo-noise',
      with: { claim: outcome.recordId ?? '' },
    },
  ])
}

async function submit(ask: Ask, values: FormValues): Promise<Reply> {
  const parsed = claimSchema.safeParse(values)
  if (!parsed.success) return fieldErrors(parsed.error)
  const { alert: letter, ...rest } = parsed.data
  return inDrill(async (each) => {
    const alert = alertByLetter(each.record, letter)
    if (!alert) return refusedForm(noAlert(each), each, each.view, 'alert')
    const input = { ...rest, alertId: alert.id }
    return carryOutForm(each, { type: 'claim', claim: input }, input.team ? 'team' : 'alert', () =>
      confirmed(input, alert),
    )
  })(ask)
}

/** `/drill claim [alert] [text]`: a root cause, or "this alert is noise". */
export const claim: Command = {
  word: 'claim',
  takes: '[alert] [text]',
  help: 'Claims a root cause, or calls an alert noise',
  sealed: true,
  say: inDrill(say),
  press: {
    open: inDrill(async (ask) => claimForm(ask, ask.with.alert, '')),
    take: inDrill(take),
    noise: inDrill((ask) => noise(ask, false)),
    'noise-surely': inDrill((ask) => noise(ask, true)),
    'undo-noise': inDrill((ask) =>
      carryOut(ask, { type: 'undo-noise', claimId: ask.with.claim ?? '' }, () =>
        tell('Taken back: it counts as never said.'),
      ),
    ),
  },
  submit,
}
