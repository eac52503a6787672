/** What stands in an avatar: one or two letters of a name, and a colour that stays the person's own. */
import { cast, people } from '../state/model'

/** How many colours avatar.css has. */
const colours = 8
const segmenter = new Intl.Segmenter()

/** "Ana Lima" → "AL", "ben" → "BE"; one sign where letters join up or the name is an emoji. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const [first = ''] = words
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  const [one = '?', two = ''] = graphemes(first)
  if (!/^\p{Script=Latin}/u.test(one)) return one
  const second = last === '' ? two : (graphemes(last)[0] ?? '')
  const fits = /^[\p{Script=Latin}\p{N}]/u.test(second)
  return (fits ? one + second : one).toLocaleUpperCase()
}

/** 0 to 7: by order of arrival, so that a small team has no colour twice; strangers by their id. */
export function colourOf(personId: string): number {
  const index = [...people.value.keys()].indexOf(personId)
  if (index >= 0) return index % colours
  let sum = 0
  for (const character of personId) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521
  return sum % colours
}

/** The first word of a name, or all of it where two people share that word. */
export function shortNameOf(personId: string): string {
  const name = people.value.get(personId)?.name ?? cast.value.get(personId) ?? ''
  const first = firstWord(name)
  const twice = [...people.value.values()].some(
    (other) => other.id !== personId && firstWord(other.name) === first,
  )
  return twice ? name : first
}

/** Without letters it is no name yet, so all of it stands. */
function firstWord(name: string): string {
  const [first = name] = name.trim().split(/\s+/u)
  return /\p{L}/u.test(first) ? first : name
}

function graphemes(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}
