/** A card's buttons, and all its words, as a reader finds them. */
import { isObject } from './api/body'
import type { Json } from './api/types'
import { type Input, inputsOf } from './entered'

export interface Found {
  title: string
  type: string
  action: Json
  /** What is handed in with it. */
  inputs: readonly Input[]
}

/** Buttons of a card in their order, those behind another button too. */
export function buttonsOf(card: Json): Found[] {
  return within(card, inputsOf(card))
}

function within(node: unknown, inputs: readonly Input[]): Found[] {
  if (Array.isArray(node)) return node.flatMap((each) => within(each, inputs))
  if (!isObject(node)) return []
  const type = typeof node.type === 'string' ? node.type : ''
  if (type === 'Action.ShowCard') {
    const more = inputsOf(node.card)
    return [named(node, node, inputs), ...within(node.card, [...inputs, ...more])]
  }
  if (type.startsWith('Action.')) return [named(node, node, inputs)]
  const { selectAction, fallback: _, refresh: __, data: ___, ...parts } = node
  const selected = isObject(selectAction) ? [named(selectAction, parts, inputs)] : []
  return [...selected, ...Object.values(parts).flatMap((part) => within(part, inputs))]
}

/** Something that can be pressed without being a button is called by the words on it. */
const named = (action: Json, on: unknown, inputs: readonly Input[]): Found => ({
  title: typeof action.title === 'string' ? action.title : wordsIn(on).trim(),
  type: String(action.type),
  action,
  inputs,
})

/** Of several with that label the one `at` that place. Throws with the labels there are. */
export function buttonOf(card: Json | null, label: string | null, at = 0): Found {
  const all = card === null ? [] : buttonsOf(card)
  const fitting = label === null ? all : all.filter(({ title }) => title === label)
  const found = fitting[at]
  if (found === undefined || (label === null && fitting.length !== 1))
    throw new Error(
      `No button “${label ?? ''}”; there are: ${all.map(({ title }) => title).join(' | ')}`,
    )
  return found
}

const shown = new Set(['text', 'title', 'value', 'altText', 'label', 'placeholder', 'summary'])
const hidden = new Set(['data', 'fallback', 'refresh', 'before'])

/** All words of a card or message that a reader sees, what is typed into inputs too. */
export function wordsIn(of: unknown): string {
  if (Array.isArray(of))
    return of.map((each) => (typeof each === 'string' ? each : wordsIn(each))).join(' ')
  if (!isObject(of)) return ''
  const isChoice = of.type === 'Input.ChoiceSet' || of.type === 'Input.Toggle'
  return Object.entries(of)
    .map(([key, value]) => {
      if (hidden.has(key) || (isChoice && key === 'value')) return ''
      if (key === 'choices' && Array.isArray(value))
        return value.map((one) => (isObject(one) ? String(one.title) : '')).join(' ')
      return typeof value === 'string' ? (shown.has(key) ? value : '') : wordsIn(value)
    })
    .filter((words) => words !== '')
    .join(' ')
}
