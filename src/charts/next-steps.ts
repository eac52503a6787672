/** Slide 8: takeaways as lines, then next steps on a calendar: a track to a diamond at the due date. */
import { type NextSteps, type Step, shownSteps } from '../report/chart-spec'
import { heading } from './heading'
import { palette } from './palette'
import {
  type Area,
  type ChartConfig,
  hidden,
  margin,
  right,
  rowCentres,
  rule,
  sheet,
  type Words,
} from './sheet'
import { clean, cut, measure, type Type } from './text'

const takeawayType: Type = { size: 23, weight: 400 }
const takeawayLine = 31
const tickType: Type = { size: 23, weight: 400 }
const mostSteps = 5
const day = 86_400_000

export function nextSteps(spec: NextSteps): ChartConfig {
  const head = heading(spec)
  const steps = shownSteps(spec.steps, spec.steps.length > mostSteps ? mostSteps - 1 : mostSteps)
  const more = spec.steps.length - steps.length
  const takeaways = spec.takeaways.slice(0, steps.length > 3 ? 3 : 4)
  const lessonsTop = head.bottom + 10
  const area: Area = {
    left: margin,
    top: lessonsTop + takeaways.length * takeawayLine + (takeaways.length > 0 ? 14 : 0),
    right,
    bottom: more > 0 ? 518 : 548,
  }
  const days = steps.map(({ due }) => daysAfter(spec.from, due))
  const last = Math.max(...days, 1)
  const x = (at: number) => area.left + ((area.right - area.left) * Math.max(at, 0)) / last
  const centres = rowCentres(area, steps.length)
  const pitch = (area.bottom - area.top) / steps.length
  const type: Type = { size: pitch < 70 ? 22 : 26, weight: 600 }
  const ticks = dateTicks(spec, steps, days, x)
  const rows = steps.map((step, index) => ({
    ...row(step, x(days[index] ?? 0), centres[index] ?? 0, type, area),
    due: x(days[index] ?? 0),
  }))
  return sheet({
    type: 'scatter',
    area,
    datasets: [
      ...rows.map(({ trackEnd, trackY }) =>
        rule(
          [
            [area.left, trackY],
            [trackEnd, trackY],
          ],
          { color: palette.track, width: 14, order: 2 },
        ),
      ),
      {
        label: 'due',
        data: rows.map(({ trackY }, index) => ({ x: Math.max(days[index] ?? 0, 0), y: trackY })),
        pointStyle: 'rectRot',
        pointRadius: 16,
        backgroundColor: palette.ink,
        borderColor: palette.ground,
        pointBorderWidth: 3,
        showLine: false,
        clip: false,
        order: 1,
      },
      ...ticks.map(({ x: at }) =>
        rule(
          [
            [at, area.top],
            [at, area.bottom],
          ],
          { color: palette.line, width: 1 },
        ),
      ),
    ],
    scales: {
      x: { ...hidden('x'), min: 0, max: last },
      y: { ...hidden('y'), min: area.top, max: area.bottom, reverse: true },
    },
    words: [
      ...head.words,
      ...takeaways.flatMap((text, index) => takeaway(text, lessonsTop + index * takeawayLine)),
      ...rows.flatMap(({ words }) => words),
      ...(steps.length === 0 ? [noStep(area)] : []),
      ...(more > 0
        ? [
            {
              ...takeawayType,
              x: margin,
              y: 520,
              text: `and ${more} more in the report`,
              color: palette.second,
              align: 'start',
            } satisfies Words,
          ]
        : []),
      ...ticks.map(
        ({ x: at, text, align }): Words => ({
          ...tickType,
          x: at,
          y: 556,
          text,
          color: palette.second,
          align,
        }),
      ),
    ],
  })
}

function noStep(area: Area): Words {
  const style: Type = { size: 28, weight: 600 }
  const y = (area.top + area.bottom) / 2 - 17
  return {
    ...style,
    x: margin,
    y,
    text: 'Next steps: not recorded',
    color: palette.ink,
    align: 'start',
  }
}

/** The dash stands apart, so that a right-to-left text doesn't take it to its end. */
function takeaway(text: string, y: number): Words[] {
  const style = { ...takeawayType, y, color: palette.ink, align: 'start' } as const
  const x = margin + 24
  return [
    { ...style, x: margin, text: '–' },
    { ...style, x, text: cut(text, takeawayType, right - x) },
  ]
}

/** Text over the track, owner at the right, the date beside the diamond; before it where the sheet ends. */
function row(
  step: Step,
  due: number,
  centre: number,
  type: Type,
  area: Area,
): { words: Words[]; trackEnd: number; trackY: number } {
  const lineTop = centre - type.size * 1.2 - 2
  const trackY = centre + type.size * 0.6 + 1
  const ownerType: Type = { size: Math.min(type.size, 24), weight: 400 }
  const owner = cut(step.owner, ownerType, 280)
  const textWidth = right - margin - measure(owner, ownerType) - 28
  const date = clean(step.remark === '' ? step.dueText : `${step.dueText}, ${step.remark}`)
  const dateWidth = measure(date, type)
  const behind = due + 26 + dateWidth <= right
  const dateX = behind ? due + 26 : due - 26 - dateWidth
  return {
    trackY,
    trackEnd: behind ? due : Math.max(dateX - 14, area.left),
    words: [
      {
        ...type,
        x: margin,
        y: lineTop,
        text: cut(step.text, type, textWidth),
        color: palette.ink,
        align: 'start',
        halo: true,
      },
      {
        ...ownerType,
        x: right,
        y: lineTop,
        text: owner,
        color: palette.second,
        align: 'end',
        halo: true,
      },
      {
        ...type,
        x: dateX,
        y: trackY - type.size * 0.6,
        text: date,
        color: palette.ink,
        align: 'start',
        halo: true,
      },
    ],
  }
}

/** The drill's day and the due dates, as far apart as their texts need; the last one always. */
function dateTicks(
  spec: NextSteps,
  steps: readonly Step[],
  days: readonly number[],
  x: (at: number) => number,
): { x: number; text: string; align: Words['align'] }[] {
  const lastDay = Math.max(...days, 1)
  const final = steps[days.lastIndexOf(lastDay)]
  const ticks: { x: number; text: string; align: Words['align'] }[] = [
    { x: x(0), text: spec.fromText, align: 'start' },
  ]
  for (const [index, at] of days.entries()) {
    const previous = ticks.at(-1)?.x ?? 0
    if (at < lastDay && x(at) - previous > 150 && x(lastDay) - x(at) > 150 && ticks.length < 5) {
      ticks.push({ x: x(at), text: steps[index]?.dueText ?? '', align: 'center' })
    }
  }
  return final ? [...ticks, { x: x(lastDay), text: final.dueText, align: 'end' }] : ticks
}

function daysAfter(from: string, due: string): number {
  return Math.round((Date.parse(due) - Date.parse(from)) / day)
}
