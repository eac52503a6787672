/** Slide 6: six KPIs as shares of their targets, before and after the fixes. */
import type { ChartSpec, KpiAxis } from '../chart-spec'
import { notRecorded } from '../figure-text'
import type { Kpi } from '../kpi'
import type { RadarAxis, Report } from '../report'
import { missingSlide } from './missing'
import { countWord, originNote } from './words'

/** Names short enough to stand beside the radar. */
const names: Readonly<Record<RadarAxis['key'], string>> = {
  detection: 'Root cause',
  fix: 'Fix success',
  logs: 'Logs',
  stress: 'Stress test',
  ai: 'AI accuracy',
  herring: 'Red herring',
}

export function kpisSlide({ series, kpis }: Pick<Report, 'series' | 'kpis'>): ChartSpec {
  const detection = kpis.find(({ key }) => key === 'detection')
  const axisOf = (key: RadarAxis['key']) => series.radar.find((axis) => axis.key === key) ?? null
  const present = series.radar.filter((axis) => reached(axis) !== null)
  if (present.length === 0) {
    return missingSlide(
      6,
      'KPIs against their targets',
      '/drill check',
      'Claims, fixes and checks fill the six axes.',
    )
  }
  const title = finding(series.radar, detection)
  const axes: [KpiAxis, KpiAxis, KpiAxis, KpiAxis, KpiAxis, KpiAxis] = [
    drawn('detection', axisOf('detection'), detection),
    drawn('fix', axisOf('fix')),
    drawn('logs', axisOf('logs')),
    drawn('stress', axisOf('stress')),
    drawn('ai', axisOf('ai')),
    drawn('herring', axisOf('herring')),
  ]
  return {
    kind: 'kpi-radar',
    slide: 6,
    title,
    subtitle: 'Share of target: blue before, green after; inner ring 0 %, dashed 100 %',
    alt: `${title}. ${axes.map(({ name, figures, target }) => `${name}: ${figures}, ${target}`).join('; ')}.`,
    note: originNote(series.radar.map(({ provenance }) => provenance)),
    axes,
  }
}

/** The share that counts against the target: after the fixes, or before them where there is no after. */
function reached({ before, after }: RadarAxis): RadarAxis['after'] {
  return after ?? before
}

function drawn(key: RadarAxis['key'], axis: RadarAxis | null, kpi?: Kpi): KpiAxis {
  return {
    name: names[key],
    before: axis?.before?.toNumber() ?? null,
    after: axis?.after?.toNumber() ?? null,
    figures: axis ? figures(axis, kpi) : notRecorded,
    target: axis ? targetText(axis.target) : '',
  }
}

function figures(axis: RadarAxis, detection?: Kpi): string {
  const { key, before, beforeText, after, afterText } = axis
  if (key === 'detection') return before === null ? notRecorded : foundText(axis, detection)
  if (key === 'ai') return afterText
  if (before === null && after === null) return notRecorded
  if (before === null) return afterText
  if (beforeText === afterText) return afterText
  // One unit is enough for two figures.
  const first = afterText.endsWith(' %') ? beforeText.replace(/ %$/, '') : beforeText
  return `${first} → ${afterText}`
}

/** Time alone would hide the causes that nobody found. */
function foundText({ beforeText }: RadarAxis, detection?: Kpi): string {
  const share = detection?.figure.best?.share
  if (!share || share.part === share.whole) return `found in ${beforeText}`
  return `${share.part} of ${share.whole}, ${beforeText}`
}

/** Without what was stated beside it. */
function measuredText({ afterText }: RadarAxis): string {
  return afterText.split(', stated ')[0] ?? afterText
}

function targetText(target: string): string {
  return /^[a-z]/.test(target) ? `target: ${target}` : `target ${target}`
}

function finding(axes: readonly RadarAxis[], detection: Kpi | undefined): string {
  // The target of detection counts as met only if every cause was found.
  const isMissed = (axis: RadarAxis) =>
    reached(axis)?.lt(1) || (axis.key === 'detection' && detection?.standing === 'missed')
  const met = axes.filter((axis) => reached(axis) !== null && !isMissed(axis)).length
  const unknown = axes.filter((axis) => reached(axis) === null).length
  if (met === axes.length) return 'All six targets met'
  const missed = axes.find(isMissed)
  const first = `${met === 0 ? 'None' : countWord(met)} of six targets met`
  if (missed) {
    const text = missed.key === 'detection' ? foundText(missed, detection) : measuredText(missed)
    return `${first}; ${names[missed.key].replace(/^(?!AI)./, (letter) => letter.toLowerCase())}: ${text}`
  }
  return `${first}; ${countWord(unknown).toLowerCase()} not recorded`
}
