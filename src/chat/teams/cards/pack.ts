/** Groups of elements in one body, or in several that are small enough each. */
import type { Message, Part } from '../../../messages/message'
import { withPressedLinks } from '../../../messages/pressed-links'
import { note } from './lines'
import { type Look, partUnits, type Room } from './part'
import type { Element } from './types'

/** What belongs together: one part, or one row of its buttons. */
export interface Unit {
  kind: Part['kind']
  elements: Element[]
}

/** Everything there is, then ever less of each part. */
export const rooms: readonly [Room, ...Room[]] = [
  { text: 12_000, rows: 200 },
  ...Array.from(
    { length: 11 },
    (_, step): Room => ({
      text: Math.max(80, Math.round(8_000 * 0.65 ** step)),
      rows: Math.max(1, Math.round(120 * 0.65 ** step)),
    }),
  ),
]

export const lengthOf = (value: unknown): number => JSON.stringify(value).length

/** A message's units in a room; a part that is longer than `most` characters of JSON gets a smaller one. */
export function unitsOf(message: Message, look: Look, room: Room, most: number): Unit[] {
  const parts = withPressedLinks(message.parts)
  const titleAt = parts.findIndex(({ kind }) => kind === 'heading')
  const smaller = rooms.slice(rooms.indexOf(room))
  const units = parts.flatMap((part, at): Unit[] => {
    const tried = smaller.map((each) => () => partUnits(part, at === titleAt, look, each))
    const fits = (elements: Element[]) => lengthOf(elements) <= most
    let all: Element[][] = []
    for (const render of tried) {
      all = render()
      if (all.every(fits)) break
    }
    return all.map((elements) => ({
      kind: part.kind,
      elements: fits(elements) ? elements : note('… and a part that does not fit here', 100),
    }))
  })
  return spaced(units)
}

/** A rule before each section but the first, and where several things are asked, such as verdicts, between them. */
function spaced(units: readonly Unit[]): Unit[] {
  const titleAt = units.findIndex(({ kind }) => kind === 'heading')
  const asks = units.filter(({ kind }, at) => isPressed(kind) && !isPressed(units[at - 1]?.kind))
  return units.map((unit, at): Unit => {
    const before = units[at - 1]?.kind
    const isSection = unit.kind === 'heading' && at > titleAt
    const isNextItem =
      asks.length > 1 &&
      isPressed(before) &&
      !isPressed(unit.kind) &&
      !['clock', 'note'].includes(unit.kind)
    const [first, ...rest] = unit.elements
    if (!first) return unit
    if (isSection || isNextItem)
      return { ...unit, elements: [{ ...first, separator: true, spacing: 'large' }, ...rest] }
    if (unit.kind === 'text' && before === 'text')
      return { ...unit, elements: [{ ...first, spacing: 'small' }, ...rest] }
    return unit
  })
}

const isPressed = (kind: Part['kind'] | undefined) => kind === 'buttons' || kind === 'links'

/** As few bodies as hold them in their order, each at most `most` characters of JSON; a title goes with what it is about. */
export function inBodies(units: readonly Unit[], most: number): Unit[][] {
  const bodies: Unit[][] = []
  let size = 0
  for (const unit of units) {
    const length = lengthOf(unit.elements)
    const last = bodies.at(-1)
    if (last && size + length <= most) {
      last.push(unit)
      size += length
      continue
    }
    const carried = last && last.length > 1 && last.at(-1)?.kind === 'heading' ? last.pop() : null
    const begun = carried && lengthOf(carried.elements) + length <= most ? [carried] : []
    if (carried && begun.length === 0) last?.push(carried)
    bodies.push([...begun, unit])
    size = length + begun.reduce((sum, each) => sum + lengthOf(each.elements), 0)
  }
  return bodies
}
