/** A card around its elements, and how large it is on its way. */
import type { AdaptiveCard, Element } from './types'
import { cut, cutLetters, isBlank } from './words'

/** Teams counts a message in UTF-16 and takes 100 KB; what the sender adds needs room too. */
export const mostBytes = 72 * 1024

const letters = 1_000
const units = 4_000
/** A client that needs it shows a few lines of it. */
const longestFallback = 1_000

/** What stands in notifications, plain. */
export const summaryOf = (fallback: string): string =>
  isBlank(fallback) ? 'Drill' : cutLetters(fallback, letters, units)

export function cardOf(body: Element[], fallback: string): AdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: cut(summaryOf(fallback), longestFallback),
    body,
    ...(isWide(body) ? { msteams: { width: 'Full' } } : {}),
  }
}

/** Tables and pictures are hard to read in the narrow width that a card has by itself. */
const isWide = (body: readonly Element[]): boolean =>
  body.some(
    (each) =>
      each.type === 'Table' ||
      each.type === 'Image' ||
      (each.type === 'Container' && isWide(each.items)),
  )

/** Bytes of a message with this card, in UTF-16 as Teams counts. */
export function bytesOf(card: AdaptiveCard, summary: string): number {
  const attachment = { contentType: 'application/vnd.microsoft.card.adaptive', content: card }
  return JSON.stringify({ type: 'message', summary, attachments: [attachment] }).length * 2
}
