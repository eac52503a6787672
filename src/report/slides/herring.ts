/** Slide 4: red herrings, real outages and what the team worked on, on the drill's clock. */
import { formatClock, formatDuration } from '../../drill/duration'
import type { ChartSpec, HerringTimeline, Span } from '../chart-spec'
import { figureText } from '../figure-text'
import type { Report, Series } from '../report'
import { missingSlide } from './missing'
import { countWord, inMinutes } from './words'

type Row = HerringTimeline['rows'][number]
type Stretch = Series['herrings']['team'][number]['span']

const mostRows = 6
const mostNoise = 2

export function herringSlide({ series, herrings }: Pick<Report, 'series' | 'herrings'>): ChartSpec {
  const { noise, outages, team } = series.herrings
  if (noise.length === 0) {
    return missingSlide(
      4,
      'Red herring against the real outage',
      '/drill plan',
      'No red herring was raised. A plan with one fills this slide.',
    )
  }
  const shownNoise = noise.slice(0, mostNoise)
  const shownOutages = outages
    .toSorted((a, b) => a.letter.localeCompare(b.letter))
    .slice(0, mostRows - shownNoise.length - 1)
  const title = finding(noise)
  const [only, ...others] = herrings
  const spent =
    only && others.length === 0
      ? figureText(only.spent)
      : herrings.map((each) => `${each.short} ${figureText(each.spent)}`).join(', ')
  const rows = [...shownNoise.map(noiseRow), ...shownOutages.map(outageRow), teamRow(team)]
  return {
    kind: 'herring-timeline',
    slide: 4,
    title,
    subtitle: `Person-time on noise: ${spent}`,
    alt: `${title}. ${rows.map(({ name, note }) => `${name}: ${note}`).join('; ')}. Person-time on noise: ${spent}.`,
    note: 'Figures: counted.',
    xTitle: 'Drill clock, h:min',
    rows,
  }
}

function finding(noise: Series['herrings']['noise']): string {
  const [only] = noise
  if (noise.length === 1 && only) {
    return only.called
      ? `The ${only.label} alert was noise, called so after ${formatDuration(only.span.end - only.span.start)}`
      : `The ${only.label} alert was noise; nobody called it so`
  }
  const called = noise.filter((each) => each.called).length
  return called === noise.length
    ? `${countWord(noise.length)} alerts were noise, and all were called so`
    : `${countWord(noise.length)} alerts were noise; ${called} of them called so`
}

function noiseRow({ letter, label, span, called }: Series['herrings']['noise'][number]): Row {
  return {
    name: `Alert ${letter}: ${label}`,
    spans: [drawn(span, 'noise', 'noise')],
    note: called ? `called noise at ${formatClock(span.end)}` : 'not called noise',
  }
}

function outageRow({ letter, label, span, found }: Series['herrings']['outages'][number]): Row {
  return {
    name: `Alert ${letter}: ${label}`,
    spans: [drawn(span, 'failure', 'real failure')],
    note: found ? `cause found at ${formatClock(span.end)}` : 'cause not found',
  }
}

function teamRow(team: Series['herrings']['team']): Row {
  const on = (herring: boolean) =>
    joined(team.filter((each) => each.herring === herring).map(({ span }) => span))
  const noise = on(true)
  const work = on(false)
  const spent = [
    ...(noise.length > 0 ? [`on noise ${lengthOf(noise)}`] : []),
    ...(work.length > 0 ? [`on failures ${lengthOf(work)}`] : []),
  ]
  return {
    name: 'What the team worked on',
    spans: [
      ...noise.map((span) => drawn(span, 'noise', lengthOf([span]))),
      ...work.map((span) => drawn(span, 'work', lengthOf([span]))),
    ],
    note: spent.length > 0 ? `someone ${spent.join(', ')}` : 'not recorded: nobody took an alert',
  }
}

function drawn(span: Stretch, kind: Span['kind'], text: string): Span {
  return { from: inMinutes(span.start), to: inMinutes(span.end), kind, text }
}

function lengthOf(spans: readonly Stretch[]): string {
  return formatDuration(spans.reduce((sum, { start, end }) => sum + end - start, 0))
}

/** The stretches in which anybody was at it. */
function joined(spans: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = whole.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else whole.push({ ...span })
  }
  return whole
}
