/** Slide 8: takeaways at the left; at the right a track to each step's due date, with its owner. */
import { type NextSteps, type Step, shownSteps } from '../chart-spec'
import { moreText, type Slide, shape, stroke, write } from './draw'
import { area, areaWidth, colour } from './look'
import { measure, typed } from './measure'

const most = 6
const day = 86_400_000
const bodyTop = 2.42
const takeawayWidth = 4.1

export function nextSteps(slide: Slide, spec: NextSteps): void {
  const { takeaways, steps } = spec
  const left = takeaways.length > 0 ? area.left + takeawayWidth + 0.7 : area.left
  if (takeaways.length > 0) {
    drawTakeaways(slide, takeaways)
    const x = left - 0.35
    stroke(slide, { x, y: area.top }, { x, y: area.bottom }, { color: colour.line, width: 1 })
  }
  head(slide, 'Next steps', left, area.right - left)
  if (steps.length === 0) {
    write(
      slide,
      'not recorded',
      { x: left, y: bodyTop, w: area.right - left, h: 0.6 },
      { size: 28, bold: true, color: colour.second },
    )
    return
  }
  drawSteps(slide, spec, left)
}

function head(slide: Slide, text: string, x: number, w: number): void {
  write(slide, text, { x, y: area.top, w, h: 0.34 }, { size: 16, bold: true, color: colour.second })
}

function drawTakeaways(slide: Slide, takeaways: readonly string[]): void {
  head(slide, 'Takeaways', area.left, takeawayWidth)
  const { shown, more, bottom } = firstOf(takeaways, (all, count) => all.slice(0, count))
  const pitch = Math.min((bottom - bodyTop) / shown.length, 0.95)
  shown.forEach((text, index) => {
    const y = bodyTop + index * pitch
    write(slide, '–', { x: area.left, y, w: 0.25, h: 0.35 }, { size: 18, color: colour.second })
    write(
      slide,
      text,
      { x: area.left + 0.28, y, w: takeawayWidth - 0.28, h: pitch - 0.08 },
      { size: 18, least: 14 },
    )
  })
  drawMore(slide, more, area.left, takeawayWidth)
}

function drawSteps(slide: Slide, spec: NextSteps, left: number): void {
  const { shown, more, bottom } = firstOf(spec.steps, shownSteps)
  const days = shown.map(({ due }) => Math.max(daysAfter(spec.from, due), 0))
  const last = Math.max(...days, 1)
  const pitch = Math.min((bottom - bodyTop) / shown.length, 1.25)
  shown.forEach((step, index) => {
    const share = (days[index] ?? 0) / last
    drawStep(slide, step, { left, top: bodyTop + index * pitch, pitch, share })
  })
  drawMore(slide, more, left, area.right - left)
}

/** Text and owner over a track that ends at the due date; the date stands behind it, or before it where the slide ends. */
function drawStep(
  slide: Slide,
  step: Step,
  { left, top, pitch, share }: { left: number; top: number; pitch: number; share: number },
): void {
  const small = pitch < 0.85
  const type = { size: small ? 16 : 18, least: 13 }
  const width = area.right - left
  const ownerWidth = Math.min(width * 0.3, 2.6)
  const lineHeight = small ? 0.32 : 0.38
  write(
    slide,
    step.text,
    { x: left, y: top, w: width - ownerWidth - 0.2, h: lineHeight },
    { ...type, bold: true, valign: 'middle' },
  )
  write(
    slide,
    step.owner,
    { x: area.right - ownerWidth, y: top, w: ownerWidth, h: lineHeight },
    { size: 16, least: 12, color: colour.second, align: 'right', valign: 'middle' },
  )
  const date = step.remark === '' ? step.dueText : `${step.dueText}, ${step.remark}`
  const dateWidth = Math.min(measure(typed(date), { size: 16, bold: true }) + 0.1, width * 0.4)
  const y = top + lineHeight + (small ? 0.15 : 0.24)
  const mark = 0.24
  const track = { from: left, to: left + mark / 2 + (width - mark) * share }
  const behind = track.to + mark + dateWidth <= area.right
  const dateX = behind ? track.to + mark : track.to - mark - dateWidth
  const end = behind ? track.to : dateX - 0.12
  if (end > left)
    shape(slide, 'rect', { x: left, y: y - 0.05, w: end - left, h: 0.1 }, { fill: colour.track })
  shape(
    slide,
    'diamond',
    { x: track.to - mark / 2, y: y - mark / 2, w: mark, h: mark },
    { fill: colour.ink },
  )
  write(
    slide,
    date,
    { x: dateX, y: y - 0.16, w: dateWidth, h: 0.32 },
    { size: 16, least: 12, bold: true, valign: 'middle' },
  )
}

/** All, or one fewer than fit and the room for the rest's number. */
function firstOf<T>(
  all: readonly T[],
  first: (all: readonly T[], count: number) => readonly T[],
): { shown: readonly T[]; more: number; bottom: number } {
  if (all.length <= most) return { shown: all, more: 0, bottom: area.bottom }
  const shown = first(all, most - 1)
  return { shown, more: all.length - shown.length, bottom: area.bottom - 0.4 }
}

function drawMore(slide: Slide, more: number, x: number, w: number): void {
  if (more === 0) return
  write(
    slide,
    moreText(more),
    { x, y: area.bottom - 0.34, w: Math.min(w, areaWidth), h: 0.34 },
    { size: 16, color: colour.second },
  )
}

function daysAfter(from: string, due: string): number {
  return Math.round((Date.parse(due) - Date.parse(from)) / day)
}
