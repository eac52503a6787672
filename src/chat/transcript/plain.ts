/** A message as Markdown that reads well as plain text too. */
import { figureAside } from '../../messages/figures'
import type { Link, Mark, Message, Part, Span, Text } from '../../messages/message'
import { spans } from '../../messages/spans'
import { codeSpan, escaped, linkTarget, oneLine, tableCell } from './escape'
import { moment } from './moments'

export interface Look {
  /** IANA zone that moments are shown in. */
  zone: string
  /** Where a picture or document lies, from the transcript's folder; null = nowhere. */
  pathOf: (fileId: string) => string | null
}

/** One block a part, each a list of lines; parts that show nothing have none. */
export function blocksOf(message: Message, look: Look): string[][] {
  return message.parts.map((part) => block(part, look)).filter((lines) => lines.length > 0)
}

function block(part: Part, look: Look): string[] {
  switch (part.kind) {
    case 'heading': {
      const aside = part.aside === undefined ? '' : ` · ${text(part.aside, look)}`
      const mark = part.mark === undefined ? '' : `${marks[part.mark]} `
      return [`${mark}**${bare(part.text, look)}**${oneLine(aside)}`]
    }
    case 'text':
      return paragraphs(text(part.text, look))
    case 'facts':
      return part.facts.map(
        ({ label, value }) => `- ${escaped(label)}: ${oneLine(text(value, look))}`,
      )
    case 'figures':
      return part.figures.map((figure) => {
        const aside = figureAside(figure)
        return `- ${escaped(figure.label)}: **${escaped(figure.value)}**${aside === '' ? '' : ` · ${escaped(aside)}`}`
      })
    case 'table': {
      const row = (cells: readonly string[]) => `| ${cells.map(tableCell).join(' | ')} |`
      const rule = part.head.map((_, index) => (part.align?.[index] === 'right' ? '--:' : '---'))
      const rows = part.rows.map((cells) => row(cells.map((cell) => text(cell, look))))
      return [row(part.head.map(escaped)), row(rule), ...rows]
    }
    case 'quote': {
      const by = part.by === undefined ? [] : ['', `— ${escaped(part.by)}`]
      return [...paragraphs(text(part.text, look)), ...by].map(quoted)
    }
    case 'image': {
      const path = look.pathOf(part.fileId)
      const alt = oneLine(escaped(part.alt))
      if (path === null) return [`Picture “${oneLine(escaped(part.title))}”: ${alt}`]
      return [`![${alt}](${linkTarget(path)})`, '', oneLine(escaped(part.title))]
    }
    case 'file': {
      const path = look.pathOf(part.fileId)
      const name = oneLine(escaped(part.name))
      const shown = path === null ? name : `[${name}](${linkTarget(path)})`
      return [`File ${shown}: ${oneLine(escaped(part.note))}`]
    }
    case 'buttons':
      return [`Buttons: ${part.buttons.map((button) => escaped(button.label)).join(' · ')}`]
    case 'links':
      // An address may be one reader's own key, and a transcript has many readers.
      return [`Links: ${part.links.map((link) => escaped(linkLabel(link))).join(' · ')}`]
    case 'note':
      return paragraphs(text(part.text, look)).map((line) => (line === '' ? '' : `_${line}_`))
    case 'clock':
      return [`Clock ${'■'.repeat(part.quarters)}${'□'.repeat(4 - part.quarters)}`]
    default:
      return part satisfies never
  }
}

const marks: Readonly<Record<Mark, string>> = {
  phase: '●',
  ai: '◆',
  alert: '▲',
  done: '✓',
  warning: '△',
}

/** Running text as Markdown; its line breaks stay. */
function text(value: Text, look: Look): string {
  return spans(value)
    .map((span) => spanText(span, look))
    .join('')
}

function spanText(span: Span, look: Look): string {
  if (typeof span === 'string') return span.split('\n').map(keepingSpace).join('\n')
  switch (span.kind) {
    case 'strong':
      return `**${escaped(oneLine(span.text))}**`
    case 'code':
      return codeSpan(span.text)
    case 'link':
      return `[${escaped(oneLine(span.text))}](${linkTarget(span.url)})`
    case 'time':
      return moment(span.at, span.style, look.zone)
    default:
      return span satisfies never
  }
}

const linkLabel = (link: Link): string => (link.kind === 'press' ? link.button.label : link.label)

/** Strong already: what is strong or code inside it is plain. */
function bare(value: Text, look: Look): string {
  const plain = spans(value).map((span) => {
    if (typeof span === 'string') return span
    return span.kind === 'time' ? moment(span.at, span.style, look.zone) : span.text
  })
  return escaped(oneLine(plain.join('')).trim())
}

/** A space before or after the words parts them from the next span. */
function keepingSpace(line: string): string {
  const before = /^\s/.test(line) ? ' ' : ''
  return `${before}${escaped(line)}`
}

/** Lines that Markdown does not run together. */
function paragraphs(markdown: string): string[] {
  const lines = markdown.split('\n').map((line) => line.trim())
  return lines
    .filter((line) => line !== '')
    .flatMap((line, index) => (index === 0 ? [line] : ['', line]))
}

export const quoted = (line: string): string => (line === '' ? '>' : `> ${line}`)
