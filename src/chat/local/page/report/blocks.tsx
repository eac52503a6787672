/** The blocks of a report's section. */
import type { ComponentChildren } from 'preact'
import type { Block, Item } from '../../../../report/document'
import { factOf } from './contents'
import { Figures } from './figures'
import { Box, InlineText } from './inline'
import { Gallery, type Pictured } from './picture'
import { DataTable } from './table'
import './blocks.css'

interface Props {
  blocks: readonly Block[]
  /** What the section is called: names its tables for who can't see them. */
  title: string
  pictures: readonly Pictured[]
}

export function Blocks({ blocks, title, pictures }: Props) {
  const groups = grouped(blocks)
  return (
    <>
      {groups.map((group, index) => (
        <Group
          key={index}
          group={group}
          title={labelOf(groups[index - 1]) || title}
          pictures={pictures}
        />
      ))}
    </>
  )
}

/** What the line above calls it: "Preventive Actions". */
function labelOf(group: Grouped | undefined): string {
  return group?.kind === 'paragraph' ? factOf(group.text).label : ''
}

type Image = Extract<Block, { kind: 'image' }>
type Grouped = { kind: 'gallery'; images: readonly Image[] } | Exclude<Block, Image>

/** Pictures that follow one another stand side by side. */
function grouped(blocks: readonly Block[]): Grouped[] {
  const groups: Grouped[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind !== 'image') groups.push(block)
    else if (last?.kind === 'gallery')
      groups.splice(-1, 1, { ...last, images: [...last.images, block] })
    else groups.push({ kind: 'gallery', images: [block] })
  }
  return groups
}

function Group({
  group,
  title,
  pictures,
}: {
  group: Grouped
  title: string
  pictures: readonly Pictured[]
}) {
  switch (group.kind) {
    case 'gallery':
      return <Gallery images={group.images} all={pictures} />
    case 'heading':
    case 'rule':
      return null
    case 'paragraph':
      return (
        <p class="report-paragraph">
          <InlineText text={group.text} />
        </p>
      )
    case 'quote':
      return (
        <blockquote class="report-quote">
          {group.lines.map((line) => (
            <p dir="auto">{line}</p>
          ))}
        </blockquote>
      )
    case 'list':
      return (
        <List ordered={group.ordered}>
          {group.items.map((item) => (
            <Entry item={item} />
          ))}
        </List>
      )
    case 'checklist':
      return (
        <ul class="report-checks">
          {group.items.map(({ text, checked }) => (
            <li>
              <Box checked={checked} />
              <bdi>{text}</bdi>
            </li>
          ))}
        </ul>
      )
    case 'table':
      return <DataTable {...group} title={title} />
    case 'figures':
      return <Figures lines={group.lines} title={title} />
    default:
      return group satisfies never
  }
}

function List({ ordered, children }: { ordered: boolean; children: ComponentChildren }) {
  return ordered ? (
    <ol class="report-list report-ordered">{children}</ol>
  ) : (
    <ul class="report-list">{children}</ul>
  )
}

function Entry({ item: { text, items = [] } }: { item: Item }) {
  return (
    <li>
      <InlineText text={text} />
      {items.length > 0 && (
        <ul class="report-list">
          {items.map((inner) => (
            <li>
              <InlineText text={inner} />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
