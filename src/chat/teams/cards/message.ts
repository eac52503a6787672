/** A neutral message as cards: one, unless it is more than a message holds. */
import type { Message } from '../../../messages/message'
import { bytesOf, cardOf, mostBytes, summaryOf } from './card'
import { note, paragraph } from './lines'
import { inBodies, rooms, type Unit, unitsOf } from './pack'
import type { Look } from './part'
import type { AdaptiveCard, Element } from './types'

export type { Look } from './part'

/** One message on its way. */
export interface Portion {
  /** For notifications, plain. */
  summary: string
  card: AdaptiveCard
}

/** More would be a wall of messages: then each part is shortened. */
const mostPortions = 4
/** What says that it goes on, with its JSON. */
const spare = 300

/**
 * At least one portion, each of at most `most` bytes of JSON in UTF-16. What does not fit one is split between its
 * parts; a part that is too long by itself is cut, and the cut is counted.
 */
export function messageCards(message: Message, look: Look, most: number = mostBytes): Portion[] {
  const around = bytesOf(cardOf([], message.fallback), summaryOf(message.fallback))
  const free = Math.floor((most - around) / 2) - spare
  let bodies: Unit[][] = []
  for (const room of rooms) {
    bodies = inBodies(unitsOf(message, look, room, free), free)
    if (bodies.length <= mostPortions) break
  }
  const elements = bodies.map((units) => units.flatMap((unit) => unit.elements))
  const all = elements.length > 0 ? elements : [paragraph(summaryOf(message.fallback), spare)]
  return all.map((body, at) => portion(message, body, at + 1, all.length))
}

function portion(message: Message, body: Element[], number: number, of: number): Portion {
  const summary = summaryOf(message.fallback)
  if (of === 1) return { summary, card: cardOf(body, message.fallback) }
  const place = `${number} of ${of}`
  const begun = number === 1 ? [] : note(`Continued, ${place}.`, spare)
  const goesOn = number < of ? note(`It goes on in the next message (${place}).`, spare) : []
  return {
    summary: `${summary} (${place})`,
    card: cardOf([...begun, ...body, ...goesOn], message.fallback),
  }
}
