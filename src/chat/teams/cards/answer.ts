/** A private answer in a dialog, where it can be one card only. */
import type { Message } from '../../../messages/message'
import { bytesOf, cardOf, mostBytes, summaryOf } from './card'
import type { DialogWords } from './dialog'
import { note, paragraph } from './lines'
import { inBodies, lengthOf, rooms, type Unit, unitsOf } from './pack'
import type { Look } from './part'

const title = '3 A.M. Drill'
const spare = 400

/** The whole answer; where that is too much its texts are shortened, then its last parts are left out and counted. */
export function answerDialog(message: Message, look: Look): DialogWords {
  const inside: Look = { ...look, place: 'dialog' }
  const around = bytesOf(cardOf([], message.fallback), summaryOf(message.fallback))
  const free = Math.floor((mostBytes - around) / 2) - spare
  let units: Unit[] = []
  for (const room of rooms) {
    units = unitsOf(message, inside, room, free)
    if (inBodies(units, free).length <= 1) return dialog(message, units)
  }
  return dialog(message, firstOf(units, free))
}

function dialog(message: Message, units: readonly Unit[]): DialogWords {
  const body = units.flatMap(({ elements }) => elements)
  const shown = body.length > 0 ? body : paragraph(summaryOf(message.fallback), spare)
  return { title, card: cardOf(shown, message.fallback) }
}

/** What fits before the last row of buttons, which says what can be done. */
function firstOf(units: readonly Unit[], free: number): Unit[] {
  const last = units.at(-1)
  const foot = last?.kind === 'buttons' ? [last] : []
  const rest = units.slice(0, units.length - foot.length)
  const [kept = []] = inBodies(rest, free - lengthOf(foot.map(({ elements }) => elements)))
  const left = rest.length - kept.length
  const words = note(
    [
      `… and ${left} more ${left === 1 ? 'part' : 'parts'}, which do not fit here. `,
      { kind: 'code', text: '/drill help' },
      ' tells which word lists them.',
    ],
    spare,
  )
  return [...kept, { kind: 'note', elements: left > 0 ? words : [] }, ...foot]
}
