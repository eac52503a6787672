/** What a dialog shows: a form, a question, an answer, or a sentence. */
import type { Asker, Reply } from '../../commands/command'
import type { Library } from '../../conduct/library'
import type { Person } from '../../drill/record'
import type { Message } from '../../messages/message'
import { privately } from '../../messages/private'
import type { Store } from '../../store/store'
import { answerDialog } from './cards/answer'
import { type DialogWords, formDialog } from './cards/dialog'
import { confirmCard, type Press, type Question } from './cards/press'
import type { InvokeAnswer } from './door'
import type { KeptForm, KeptForms } from './kept-forms'
import type { People } from './people'
import { type Links, resolveOf } from './pictures'
import { cardType } from './posting'

/** Who looks at it: their zone, and the conversation whose people a form can name. */
export interface Onlooker {
  person: Person
  /** Teams' own id; null = none is meant. */
  conversation: string | null
}

export interface Dialogs {
  form(kept: KeptForm, onlooker: Onlooker): Promise<InvokeAnswer>
  answer(message: Message): InvokeAnswer
  question(question: Question, press: Press): InvokeAnswer
  /** What a command has answered. */
  reply(reply: Reply, onlooker: Onlooker): Promise<InvokeAnswer>
}

interface Parts {
  people: People
  library: Library
  store: Pick<Store, 'people'>
  kept: KeptForms
  links: Links | null
  newId: () => string
}

/** A dialog is closed with it. */
export const closing = (sentence: string): InvokeAnswer => ({
  status: 200,
  body: { task: { type: 'message', value: sentence } },
  late: { kind: 'message', message: privately(sentence) },
})

export function createDialogs(parts: Parts): Dialogs {
  const { people, library, store, kept, links, newId } = parts

  const whom = async ({ form }: KeptForm, { conversation }: Onlooker): Promise<Person[]> => {
    if (!form.fields.some(({ kind }) => kind === 'person' || kind === 'people')) return []
    const roster = conversation === null ? [] : await people.rosterOf(conversation)
    const { drill } = form.context
    const record = drill === undefined ? null : ((await library.view(drill))?.record ?? null)
    const named = form.fields.flatMap((field) =>
      field.kind === 'person' || field.kind === 'people' ? (field.value ?? []) : [],
    )
    const ids = [...(record?.participations ?? []).map(({ personId }) => personId), ...named]
    const others = await store.people([...new Set(ids)])
    return [...new Map([...others, ...roster].map((each) => [each.id, each])).values()]
  }

  const form = async (shown: KeptForm, onlooker: Onlooker): Promise<InvokeAnswer> => {
    const nonce = newId()
    kept.keep(nonce, shown)
    const { values, errors } = shown
    const words = formDialog(shown.form, {
      zone: onlooker.person.timeZone,
      nonce,
      people: await whom(shown, onlooker),
      ...(values === undefined ? {} : { values }),
      ...(errors === undefined ? {} : { errors }),
    })
    return { ...dialog(words), late: { kind: 'form', kept: shown } }
  }

  const answer = (message: Message): InvokeAnswer => {
    const resolve = resolveOf(message, links)
    const words = answerDialog(message, { place: 'dialog', nonce: newId(), resolve })
    return { ...dialog(words), late: { kind: 'message', message } }
  }

  return {
    form,
    answer,
    question: ({ text, label }, press) => dialog(confirmCard(text, press, label, newId())),
    reply: async (reply, onlooker) => {
      switch (reply.kind) {
        case 'form':
          return form({ form: reply.form }, onlooker)
        case 'private':
          return answer(reply.message)
        case 'errors':
          return answer(privately(Object.values(reply.errors).join(' ')))
        case 'nothing':
          return closing('Done.')
        default:
          return reply satisfies never
      }
    },
  }
}

/** Who asked, as a form needs it. */
export const onlookerOf = (asker: Asker, conversation: string | null): Onlooker => ({
  person: asker.person,
  conversation,
})

function dialog({ title, card }: DialogWords): Pick<InvokeAnswer, 'status' | 'body'> {
  const value = {
    title,
    height: 'large',
    width: 'medium',
    card: { contentType: cardType, content: card },
  }
  return { status: 200, body: { task: { type: 'continue', value } } }
}
