/** Title and subtitle, as every picture has them. */
import { palette } from './palette'
import { lineHeight, margin, right, type Words } from './sheet'
import { clean, cut, halves, measure, type Type, wrap } from './text'

const titleType: Type = { size: 36, weight: 700 }
const subtitleType: Type = { size: 25, weight: 400 }
const titleLine = 42

/** The heading's words and where it ends, px. */
export function heading(spec: { title: string; subtitle: string }): {
  words: readonly Words[]
  bottom: number
} {
  const lines = titleLines(spec.title)
  const top = 20
  const under = top + lines.length * titleLine
  const words: Words[] = lines.map((text, index) => ({
    ...titleType,
    x: margin,
    y: top + index * titleLine,
    text,
    color: palette.ink,
    align: 'start',
  }))
  if (spec.subtitle === '') return { words, bottom: under }
  const text = cut(spec.subtitle, subtitleType, right - margin)
  words.push({
    ...subtitleType,
    x: margin,
    y: under + 6,
    text,
    color: palette.second,
    align: 'start',
  })
  return { words, bottom: under + 6 + subtitleType.size * lineHeight }
}

/** One line, or two that break at the sentence's own joint where it has one. */
function titleLines(title: string): string[] {
  const width = right - margin
  const line = clean(title)
  if (measure(line, titleType) <= width) return [line]
  const joint = [...line.matchAll(/[;,:] /g)]
    .map(({ index }) => [line.slice(0, index + 1), line.slice(index + 2)])
    .findLast((lines) => lines.every((part) => measure(part, titleType) <= width))
  if (joint) return joint
  const even = halves(line, titleType)
  return even.every((part) => measure(part, titleType) <= width)
    ? even
    : wrap(line, titleType, width, 2)
}
