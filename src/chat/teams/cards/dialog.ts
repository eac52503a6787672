/** A neutral form as a dialog's card, and what is wrong with what was typed into it. */
import type { FieldErrors, Form, FormValues } from '../../../messages/form'
import { bytesOf, cardOf, mostBytes } from './card'
import { fieldElements } from './inputs'
import { fault, paragraph } from './lines'
import type { AdaptiveCard, Element, SubmitAction } from './types'
import { clean, cutAtWord, isBlank } from './words'

export interface DialogWords {
  title: string
  card: AdaptiveCard
}

export interface Asked {
  /** IANA zone of who is asked; the form's moments are in it. */
  zone: string
  /** Once for each form that is opened, so that a retried submission is known. */
  nonce: string
  /** Who can be chosen. */
  people: readonly { id: string; name: string }[]
  /** What was typed; it stands in the place of the form's own values, empty fields too. */
  values?: FormValues
  errors?: FieldErrors
}

const longestTitle = 60
const longestButton = 40

/** Options of one choice, and characters of labels, hints and errors; ever fewer where it is too much in all. */
const rooms = [
  { mostOptions: 1_000, longest: 1_500 },
  { mostOptions: 400, longest: 500 },
  { mostOptions: 150, longest: 300 },
  { mostOptions: 50, longest: 160 },
  { mostOptions: 12, longest: 80 },
] as const

/** A title that is too long stands whole above the fields. What was typed is never cut to make room. */
export function formDialog(form: Form, asked: Asked): DialogWords {
  const name = isBlank(form.title) ? `/drill ${form.word}` : form.title
  const title = cutAtWord(name, longestTitle)
  const submit: SubmitAction = {
    type: 'Action.Submit',
    title: cutAtWord(isBlank(form.submit) ? 'Save' : form.submit, longestButton),
    style: 'positive',
    data: { drill: { form: { word: form.word, context: form.context, nonce: asked.nonce } } },
  }
  const cards = rooms.map((room) => (): AdaptiveCard => {
    const above =
      title === clean(name) ? [] : paragraph([{ kind: 'strong', text: name }], room.longest)
    const body = [...above, ...fieldsOf(form, asked, room)]
    return { ...cardOf(body, name), actions: [submit] }
  })
  let card = cardOf([], name)
  for (const draw of cards) {
    card = draw()
    if (bytesOf(card, title) <= mostBytes) break
  }
  return { title, card }
}

function fieldsOf(form: Form, asked: Asked, room: (typeof rooms)[number]): Element[] {
  const { errors = {}, values, zone, people } = asked
  const faults = new Map(Object.entries(errors).filter(([, sentence]) => !isBlank(sentence)))
  const fields = form.fields.map((field) => {
    const error = faults.get(field.name)
    const value = values === undefined ? field.value : values[field.name]
    const elements = fieldElements(field, value, { zone, people, error, ...room })
    const hasInput = elements.some(({ type }) => type.startsWith('Input.'))
    return { name: field.name, elements, hasError: error !== undefined && hasInput }
  })
  const atFields = fields.filter(({ hasError }) => hasError).map(({ name }) => name)
  const others = [...faults].filter(([name]) => !atFields.includes(name)).map(([, each]) => each)
  return [
    ...(form.intro === undefined ? [] : paragraph(form.intro, room.longest)),
    ...summaryOf(atFields.length, others, room.longest),
    ...fields.flatMap(({ elements }) => spaced(elements)),
  ]
}

/** What is wrong with no field of the form, and how many fields need a change. */
function summaryOf(count: number, others: readonly string[], longest: number): Element[] {
  const sentences = [
    ...others,
    ...(count === 0
      ? []
      : [count === 1 ? 'One answer needs a change.' : `${count} answers need a change.`]),
  ]
  if (sentences.length === 0) return []
  const items = sentences.flatMap((each) => fault(each, longest))
  return [{ type: 'Container', style: 'attention', items }]
}

/** Fields stand apart, so that each hint and each error is seen to belong to its own. */
function spaced(elements: readonly Element[]): Element[] {
  return elements.map((each, at) => (at === 0 ? { ...each, spacing: 'medium' } : each))
}
