/** The one master: a finding as title, its subject under it, a footer, and along the top eight segments of the night, one a slide. */
import type PptxGenJS from 'pptxgenjs'
import type { Front } from '../document'
import { type Slide, shape } from './draw'
import { footerParts, markOf } from './front'
import { area, areaWidth, colour, slideSize } from './look'
import { type Fitted, fitLine, fitText, fromRight, measure } from './measure'

const name = 'Night watch'
const slideCount = 8
const bandHeight = 0.1
const titleBox = { x: area.left, y: 0.36, w: areaWidth, h: 0.98 } as const
const subtitleBox = { x: area.left, y: 1.37, w: areaWidth, h: 0.42 } as const
const footer = { y: 6.98, h: 0.3, size: 12 } as const
const numberWidth = 0.6

/** Defines the master; call it once, before the slides. */
export function defineMaster(pptx: PptxGenJS, front: Front): void {
  const mark = markOf(front.kind)
  const markWidth = mark === null ? 0 : measure(mark, { size: footer.size, bold: true }) + 0.3
  const footerLeft = area.left + (mark === null ? 0 : markWidth + 0.2)
  const footerWidth = area.right - numberWidth - 0.2 - footerLeft
  pptx.defineSlideMaster({
    title: name,
    background: { color: colour.ground },
    objects: [
      ...Array.from({ length: slideCount }, (_, index) => ({
        rect: { ...segment(index), fill: { color: colour.line } },
      })),
      {
        rect: { x: area.left, y: 6.88, w: areaWidth, h: 0.01, fill: { color: colour.track } },
      },
      ...(mark === null
        ? []
        : [
            {
              rect: {
                x: area.left,
                y: footer.y,
                w: markWidth,
                h: footer.h,
                fill: { color: colour.ink },
              },
            },
            {
              text: {
                text: mark,
                options: {
                  ...{ x: area.left, y: footer.y, w: markWidth, h: footer.h, margin: 0 },
                  ...{ fontSize: footer.size, bold: true, color: colour.ground },
                  ...{ align: 'center' as const, valign: 'middle' as const },
                },
              },
            },
          ]),
      {
        text: {
          text: footerText(front, footerWidth),
          options: {
            ...{ x: footerLeft, y: footer.y, w: footerWidth, h: footer.h, margin: 0 },
            ...{ fontSize: footer.size, color: colour.second, valign: 'middle' as const },
          },
        },
      },
      {
        placeholder: {
          text: '',
          options: {
            ...{
              name: 'title',
              objectName: 'Title',
              type: 'title' as const,
              ...titleBox,
              margin: 0,
            },
            ...{ fontSize: 34, bold: true, color: colour.ink },
            ...{ align: 'left' as const, valign: 'bottom' as const },
          },
        },
      },
      {
        placeholder: {
          text: '',
          options: {
            ...{
              name: 'subtitle',
              objectName: 'Subtitle',
              type: 'body' as const,
              ...subtitleBox,
              margin: 0,
            },
            ...{ fontSize: 20, color: colour.second },
            ...{ align: 'left' as const, valign: 'top' as const },
          },
        },
      },
    ],
    slideNumber: {
      ...{ x: area.right - numberWidth, y: footer.y, w: numberWidth, h: footer.h, margin: 0 },
      ...{ fontSize: footer.size, color: colour.second, align: 'right', valign: 'middle' },
    },
  })
}

/** Each part gets its share of the line, so that a long title cannot push the date out. */
function footerText(front: Front, width: number): string {
  const parts = footerParts(front)
  const type = { size: footer.size, least: footer.size }
  const between = measure(' · ', type) * (parts.length - 1)
  const natural = parts.map((part) => measure(part.slice(0, 200), type) + 0.05)
  const [title = 0, team = 0, ...others] = natural
  const rest = width - between - others.reduce((sum, each) => sum + each, 0)
  const teamRoom = Math.min(team, Math.max(rest - title, rest * 0.4))
  const rooms = [rest - teamRoom, teamRoom, ...others]
  return parts.map((part, index) => fitLine(part, rooms[index] ?? 0, type).text).join(' · ')
}

function segment(index: number): { x: number; y: number; w: number; h: number } {
  const gap = 0.06
  const w = (slideSize.width - gap * (slideCount - 1)) / slideCount
  return { x: index * (w + gap), y: 0, w, h: bandHeight }
}

/** A new slide with its heading; `number` 1–8 lights its segment. */
export function headedSlide(
  pptx: PptxGenJS,
  { slide: number, title, subtitle }: { slide: number; title: string; subtitle: string },
): Slide {
  const slide = pptx.addSlide({ masterName: name })
  fill(slide, 'title', titleFit(title), { bold: true, color: colour.ink })
  if (subtitle !== '') {
    const fitted = fitLine(subtitle, subtitleBox.w, { size: 20, least: 15 })
    fill(slide, 'subtitle', fitted, { bold: false, color: colour.second })
  }
  shape(slide, 'rect', segment(number - 1), { fill: colour.ink })
  return slide
}

/** A placeholder's own size wins over that of a text, but not over that of a run. */
function fill(
  slide: Slide,
  placeholder: 'title' | 'subtitle',
  { text, size }: Fitted,
  style: { bold: boolean; color: string },
): void {
  const options = { ...style, fontSize: size, rtlMode: fromRight(text) }
  const runs = partsOf(text, size).map((part) => ({ text: part, options }))
  const [first, second] = runs
  slide.addText(
    first && second
      ? [first, { text: second.text, options: { ...options, softBreakBefore: true } }]
      : runs,
    { placeholder },
  )
}

/** So full a line may be that a wider font would break it before its last word. */
const full = 0.84

/** A line that is nearly full is parted at the sentence's own joint, where it has one. */
function partsOf(text: string, size: number): string[] {
  const width = (line: string) => measure(line, { size, bold: true }) / titleBox.w
  if (width(text) <= full || size < 24) return [text]
  const parts = [...text.matchAll(/[;,] /g)].map(({ index }) => [
    // With its space, for whoever reads the title on one line.
    text.slice(0, index + 2),
    text.slice(index + 2),
  ])
  return parts.findLast((pair) => pair.every((part) => width(part) <= full)) ?? [text]
}

/** One line where it is no smaller for it than is good to read; else two. */
function titleFit(title: string): Fitted {
  const line = fitLine(title, titleBox.w, { size: 34, least: 29, bold: true })
  if (!line.text.endsWith('…')) return line
  return fitText(
    title,
    { width: titleBox.w, height: titleBox.h },
    { size: 29, least: 24, bold: true },
  )
}
