/** Options of a choice: titles that stay apart, and values that come back as they went. */
import type { Option } from '../../../messages/form'
import type { Choice } from './types'
import { cutAtWord, isBlank, unmarked } from './words'

const longestTitle = 100
const longestValue = 500

/** In their order, each value once. What a card cannot carry back, an empty or overlong value, is left out. */
export function carriable(options: readonly Option[]): Option[] {
  const values = new Set<string>()
  return options.filter(({ value }) => {
    if (isBlank(value) || value.length > longestValue || values.has(value)) return false
    values.add(value)
    return true
  })
}

/** The first `most`, and those that are chosen. */
export function shownOf(
  options: readonly Option[],
  chosen: readonly string[],
  most: number,
): Option[] {
  return options.filter(({ value }, at) => at < most || chosen.includes(value))
}

/** Their values are encoded: several go in one text, so a comma within one is kept apart. */
export function choicesOf(options: readonly Option[]): Choice[] {
  const taken = new Map<string, number>()
  return options.map(({ value, label }) => ({
    title: apart(isBlank(label) ? value : label, taken),
    value: encoded(value),
  }))
}

/** The title within its limit; one that is there already gets a number, for some clients tell choices by title. */
function apart(label: string, taken: Map<string, number>): string {
  const short = cutAtWord(unmarked(label), longestTitle)
  for (let number = (taken.get(short) ?? 0) + 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`
    const shown = `${cutAtWord(short, longestTitle - ending.length)}${ending}`
    if (taken.has(shown)) continue
    taken.set(short, number)
    taken.set(shown, taken.get(shown) ?? 1)
    return shown
  }
}

const signs: Readonly<Record<string, string>> = { '%': '%25', ',': '%2C' }

export const encoded = (value: string): string =>
  value.replace(/[%,]/g, (sign) => signs[sign] ?? sign)
export const decoded = (value: string): string => value.replace(/%2C/gi, ',').replaceAll('%25', '%')

/** Several values as one text. */
export const joinedValues = (values: readonly string[]): string => values.map(encoded).join(',')
export const splitValues = (text: string): string[] =>
  text.split(',').flatMap((value) => (value === '' ? [] : decoded(value)))

/** What is chosen to choose nothing, for a list cannot be emptied again. No encoded value looks so. */
export const none: Choice = { title: '– none –', value: '%none' }
