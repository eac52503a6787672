/** One part of a message as blocks. */
import type { types } from '@slack/bolt'
import type { Part } from '../../messages/message'
import { buttonBlocks, linkBlocks } from './buttons'
import { isBlank } from './escape'
import { facts, figures } from './fields'
import { limits } from './limits'
import { context, list, paragraph, quote, sectionTitle, title } from './lines'
import { fitsTable, table, tableLines } from './table'
import { isWeb, plainText } from './text'

/** Where Slack finds a picture: uploaded, or at a web address. */
export type Picture = { kind: 'slack'; id: string } | { kind: 'url'; url: string }

/** Null = nowhere; its words stand in its place. */
export type Resolve = (fileId: string) => Picture | null

export interface Place {
  /** The part's place in its message; unique. */
  at: number
  /** The first heading is the message's title. */
  isTitle: boolean
  /** Slack's own table may be used: posts only, and once. */
  mayTable: boolean
  /** Characters of one text; the rest is cut off visibly. */
  longest: number
  resolve: Resolve
}

export function partBlocks(part: Part, place: Place): types.KnownBlock[] {
  switch (part.kind) {
    case 'heading':
      return place.isTitle ? title(part) : sectionTitle(part)
    case 'text':
      return paragraph(part.text, place.longest)
    case 'facts':
      return facts(part.facts, place.longest)
    case 'figures':
      return figures(part.figures)
    case 'table':
      return place.mayTable && fitsTable(part) ? table(part) : tableLines(part, place.longest)
    case 'quote':
      return quote(part.text, part.by, place.longest)
    case 'image':
      return image(part, place.resolve(part.fileId))
    case 'file':
      return list([[{ kind: 'strong', text: part.name }, `  ${part.note}`]], place.longest)
    case 'buttons':
      return buttonBlocks(part.buttons, place.at)
    case 'links':
      return linkBlocks(part.links, place.at)
    case 'note':
      return context(part.text, Math.min(limits.field, place.longest))
    case 'clock':
      return context(
        `${'■'.repeat(part.quarters)}${'□'.repeat(4 - part.quarters)}  ${quartersSaid[part.quarters]}`,
      )
    default:
      return part satisfies never
  }
}

const quartersSaid = [
  'The phase has just begun.',
  'A quarter of the time has passed.',
  'Half of the time has passed.',
  'Three quarters of the time have passed.',
  'The phase is over.',
] as const

function image(
  { alt, title: words }: Extract<Part, { kind: 'image' }>,
  picture: Picture | null,
): types.KnownBlock[] {
  const source = picture === null ? null : sourceOf(picture)
  if (source === null)
    return paragraph([
      { kind: 'strong', text: isBlank(words) ? 'A picture' : words },
      isBlank(alt) ? '' : `  ${alt}`,
    ])
  const described = isBlank(alt) ? words : alt
  return [
    {
      type: 'image',
      ...source,
      alt_text: plainText(isBlank(described) ? 'A picture' : described, limits.imageAlt).text,
      ...(isBlank(words) ? {} : { title: plainText(words, limits.imageTitle) }),
    },
  ]
}

function sourceOf(picture: Picture): types.SlackFileImageObject | types.UrlImageObject | null {
  switch (picture.kind) {
    case 'slack':
      return { slack_file: { id: picture.id } }
    case 'url':
      return isWeb(picture.url) ? { image_url: picture.url } : null
    default:
      return picture satisfies never
  }
}
