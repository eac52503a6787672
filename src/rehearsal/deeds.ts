/** One act of the simulated team, carried out as a person would: typed, filled in, or pressed. */
import type { Clock } from '../clock'
import type { Asker, Course, Reply } from '../commands/command'
import type { Dispatcher } from '../commands/dispatch'
import type { Library } from '../conduct/library'
import { cardOf } from '../drill/adviser'
import { barred, type Word } from '../drill/availability'
import type { Person } from '../drill/record'
import type { Advice, AdviceChoice } from '../drill/record-adviser'
import { unjudged } from '../drill/verdicts'
import type { Field, FormValues } from '../messages/form'
import { suggestionFor } from '../messages/judging'
import type { Message } from '../messages/message'
import type { View } from '../messages/view'
import type { Act } from './act'
import type { CastKey } from './cast'

export interface Stage {
  acts: readonly Act[]
  people: ReadonlyMap<CastKey, Person>
  channel: { id: string; name: string }
  course: Course
  drillId: string
  dispatcher: Dispatcher
  library: Library
  clock: Clock
  /** Stress runs that the acts ask for have begun before. */
  runsAhead?: boolean
  /** What a person typed or sent, and what came back to them alone. */
  said: (who: Person, text: string) => void
  answered: (who: Person, message: Message) => void
}

/** One act by its person; `id` makes a repetition of it change nothing. Throws where a form is refused. */
export async function carryOut(
  parts: Stage,
  act: Act,
  id: string,
  letter: string,
  view: View,
): Promise<void> {
  const { dispatcher, drillId } = parts
  const who = parts.people.get(act.by)
  if (!who) throw new Error(`Nobody plays ${act.by}.`)
  const asker = (source: Asker['source'], suffix = ''): Asker => ({
    person: who,
    channelId: parts.channel.id,
    channelName: parts.channel.name,
    source,
    submission: `${id}${suffix}`,
    overheard: false,
    course: parts.course,
  })
  const answer = async (reply: Reply) => {
    if (reply.kind === 'private') parts.answered(who, reply.message)
    if (reply.kind !== 'errors') return
    // The drill has gone on while the form was open: nobody is to blame for that.
    const after = await parts.library.view(drillId)
    const word = act.do.type === 'judge' ? 'claims' : act.do.word
    const closed = word === 'claim' && after?.record.drill.revealedElapsed !== null
    if (after && !closed && !barred(after.record, word, who.id))
      throw new Error(`${act.do.type} of ${act.by} was refused: ${JSON.stringify(reply.errors)}`)
  }
  const fillIn = async (opened: Reply, word: Word, filling: FormValues, spoken: string) => {
    if (opened.kind !== 'form') return answer(opened)
    const { fields, context } = opened.form
    const values = {
      ...given(fields),
      ...filling,
      ...(letter === '' ? {} : { alert: letter }),
    }
    parts.said(who, `${spoken}\n${filled(fields, values)}`)
    return answer(await dispatcher.submit(asker('form'), word, context, values))
  }
  const deed = act.do
  switch (deed.type) {
    case 'say': {
      const line = [deed.word, letter, deed.text].filter((each) => each !== '').join(' ')
      parts.said(who, `/drill ${line}`)
      return answer(await dispatcher.say(asker('command'), line))
    }
    case 'form': {
      const line = letter === '' ? deed.word : `${deed.word} ${letter}`
      const opened = await dispatcher.say(asker('command', ':open'), line)
      return fillIn(opened, deed.word, deed.values, `/drill ${line}`)
    }
    case 'own-plan': {
      const of = { alert: letter, drill: drillId }
      const opened = await dispatcher.press(asker('button', ':open'), deed.word, 'own-plan', of)
      return fillIn(opened, deed.word, deed.values, `The team’s own plan: ${letter}`)
    }
    case 'respond': {
      const card = cardOn(view, deed.alert)
      if (card?.state !== 'done') return
      parts.said(who, `${choiceWords[deed.choice]} the adviser’s plan on ${letter}`)
      const of = { advice: card.id, alert: letter, drill: drillId }
      return answer(await dispatcher.press(asker('button'), deed.word, deed.choice, of))
    }
    case 'press':
      parts.said(who, `${deed.does === 'take' ? 'I’m on it' : 'It’s noise'}: ${letter}`)
      return answer(
        await dispatcher.press(asker('button'), deed.word, deed.does, {
          alert: letter,
          drill: drillId,
        }),
      )
    case 'judge': {
      for (const [value, claims] of suggested(view, deed.alert)) {
        parts.said(
          who,
          `Judges ${claims.length === 1 ? 'a claim' : `${claims.length} claims`} on ${letter}: ${value}`,
        )
        await answer(
          await dispatcher.press(asker('button', `:${value}`), 'claims', 'judge', {
            claims: claims.join(','),
            value,
            drill: drillId,
          }),
        )
      }
      return
    }
    default:
      return deed satisfies never
  }
}

const choiceWords: Readonly<Record<AdviceChoice, string>> = {
  adopt: 'Adopts',
  change: 'Changes',
  reject: 'Rejects',
}

/** The adviser's card on an alert, once it is asked for. */
export function cardOn({ record }: View, subjectId: string): Advice | null {
  const alert = record.alerts.find((each) => each.subjectId === subjectId)
  return alert ? cardOf(record, alert.id) : null
}

/** Claims on an alert that wait for a verdict, by the one that the key suggests. */
function suggested(view: View, subjectId: string): Map<string, string[]> {
  const alert = view.record.alerts.find((each) => each.subjectId === subjectId)
  const byVerdict = new Map<string, string[]>()
  for (const claim of unjudged(view.record)) {
    const suggestion = claim.alertId === alert?.id ? suggestionFor(view, claim) : null
    if (!suggestion) continue
    const { verdict } = suggestion
    byVerdict.set(verdict, [...(byVerdict.get(verdict) ?? []), claim.id])
  }
  return byVerdict
}

function given(fields: readonly Field[]): FormValues {
  return Object.fromEntries(
    fields.map((field) => [field.name, 'value' in field ? field.value : undefined]),
  )
}

/** What was filled in, by the labels that people know. */
function filled(fields: readonly Field[], values: FormValues): string {
  return fields
    .filter((field) => field.name !== 'alert')
    .flatMap((field) => {
      const value = values[field.name]
      return value === undefined || value === null || value === '' || value === false
        ? []
        : [`${field.label}: ${String(value)}`]
    })
    .join(' · ')
}
