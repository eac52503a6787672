import './part.css'
import type { Mark, Part, Text } from '../../../../messages/message'
import { Buttons } from './buttons'
import { Quarters, TimeLeft } from './clock'
import { Facts } from './facts'
import { Figures } from './figures'
import { Files } from './file'
import { Links } from './links'
import { Pictures } from './pictures'
import { Triangle } from './signs'
import { Table } from './table'
import { Words } from './text'
import { SectionTitle } from './title'

export interface Surroundings {
  /** Addresses of its pictures and files, by file id. */
  files: Readonly<Record<string, string>>
  /** The channel where it stands; null = direct messages. */
  where: string | null
  mark?: Mark | undefined
  /** The card's title, which need not be said twice. */
  title?: Text | undefined
  /** The text whose figure breaks a limit. */
  broken?: Part | undefined
}

/** One part, or several of a kind that are drawn together: pictures, files. */
export function PartView({ run, around }: { run: readonly Part[]; around: Surroundings }) {
  const [part] = run
  if (!part) return null
  switch (part.kind) {
    case 'heading':
      return <SectionTitle heading={part} />
    case 'text':
      return (
        <p class="part-text" dir="auto">
          <Words text={part.text} sign={part === around.broken ? <Triangle /> : null} />
        </p>
      )
    case 'facts':
      return <Facts facts={part.facts} />
    case 'table':
      return <Table table={part} />
    case 'quote':
      return (
        <blockquote class="part-quote" dir="auto">
          <Words text={part.text} />
          {part.by !== undefined && !isTitle(part.by, around.title) && <footer>{part.by}</footer>}
        </blockquote>
      )
    case 'image':
      return (
        <Pictures
          images={run.flatMap((each) => (each.kind === 'image' ? [each] : []))}
          files={around.files}
        />
      )
    case 'file':
      return (
        <Files
          list={run.flatMap((each) => (each.kind === 'file' ? [each] : []))}
          files={around.files}
        />
      )
    case 'buttons':
      return <Buttons buttons={part.buttons} where={around.where} />
    case 'links':
      return <Links links={part.links} where={around.where} />
    case 'note':
      return (
        <p class="part-note" dir="auto">
          <Words text={part.text} />
        </p>
      )
    case 'figures':
      return <Figures figures={part.figures} />
    case 'clock':
      return (
        <div class="clock-inside">
          <TimeLeft clock={part} />
          <Quarters clock={part} mark={around.mark} />
        </div>
      )
    default:
      return part satisfies never
  }
}

/** A played message's card is titled by who speaks. */
function isTitle(by: string, title: Text | undefined): boolean {
  return typeof title === 'string' && title.endsWith(` ${by}`)
}
