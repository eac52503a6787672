/** What slides 1–3 are drawn from: imports from the team's own systems, else the last run of each scenario that has a series. */
import { alertById } from '../../drill/alerts'
import { type MeasuredFigures, measuredDetail } from '../../drill/measured-detail'
import { measuredBy } from '../../drill/measurements'
import type { DrillRecord } from '../../drill/record'
import type { Measurement } from '../../drill/record-work'
import type { RunDetail } from '../../drill/run-detail'
import type { Catalogue } from '../../drill/scenario'
import { drawnImport, isOfSlide } from '../imports'
import { lastMeasured, lastRun, sides } from '../measured-runs'
import type { Imported } from './imported'
import type { Measured } from './slides'

/** ms: P95's limit of the REST API. */
const latencyLimit = '500'
const shownUsers = 5
const services = ['order-api', 'payment-api', 'stock-api'] as const

export function measuredOf(record: DrillRecord, catalogue: Catalogue): Measured {
  const run = (lab: string) => lastMeasured(record, catalogue, lab)
  const imported = <K extends MeasuredFigures['shows']>(shows: K) => {
    const drawn = drawnImport(record, catalogue, shows)
    return drawn && read(record, catalogue, drawn, shows)
  }
  const remedies = remediesOf(record, catalogue)
  return {
    drift: importedDrift(imported('running-total')) ?? drift(run('billing')),
    ring: importedRing(imported('timeouts'), remedies) ?? ring(run('microservices'), remedies),
    latency: importedLatency(imported('latency')) ?? latency(run('rest-api')),
  }
}

type FiguresOf<K extends MeasuredFigures['shows']> = Extract<MeasuredFigures, { shows: K }>

interface Read<K extends MeasuredFigures['shows']> {
  figures: FiguresOf<K>
  rows: number
  notes: string
  origin: Imported
}

function read<K extends MeasuredFigures['shows']>(
  record: DrillRecord,
  catalogue: Catalogue,
  drawn: Measurement,
  shows: K,
): Read<K> | null {
  const { figures, rows, thinned } = measuredDetail(drawn.detail)
  const is = (each: MeasuredFigures): each is FiguresOf<K> => each.shows === shows
  if (!is(figures)) return null
  const own = isOfSlide(record, catalogue, drawn)
  const service = own ? null : (alertById(record, drawn.alertId)?.service ?? null)
  const most = Math.max(rows.before, rows.after)
  return {
    figures,
    rows: rows.before,
    notes:
      thinned === null
        ? ''
        : `The line has one of every ${thinned} of ${most.toLocaleString('en')} rows, the first, the last and the extremes.`,
    origin: { origin: measuredBy(drawn), service },
  }
}

function importedDrift(found: Read<'running-total'> | null): Measured['drift'] {
  if (!found) return null
  const { unit, step, points, before, after, traces } = found.figures
  return {
    unit,
    before,
    after,
    traces: traces.flatMap(({ row, id }) => {
      const point = points.indexOf(row)
      return point < 0 ? [] : [{ point, id }]
    }),
    imported: { ...found.origin, step, points, rows: found.rows, thinned: found.notes },
  }
}

type Remedies = Readonly<Record<string, string>> | null

/** Of the ring's last run, else of its fix. */
function remediesOf(record: DrillRecord, catalogue: Catalogue): Remedies {
  const run = lastRun(record, catalogue, 'microservices')
  if (run) return run.remedies
  const scenario = catalogue.scenarios.find((each) => each.lab === 'microservices')
  const alert = record.alerts.find((each) => each.subjectId === scenario?.id)
  const fix = record.fixes.find((each) => each.alertId === alert?.id)
  return fix && Object.keys(fix.remedies).length > 0 ? fix.remedies : null
}

function importedRing(found: Read<'timeouts'> | null, remedies: Remedies): Measured['ring'] {
  if (!found) return null
  const { before, after } = found.figures
  return { services, before, after, remedies, imported: found.origin }
}

function importedLatency(found: Read<'latency'> | null): Measured['latency'] {
  if (!found) return null
  const { before, after, users } = found.figures
  const pair = (key: 'p95' | 'p99') => ({ before: before[key], after: after?.[key] ?? null })
  return {
    p95: pair('p95'),
    p99: pair('p99'),
    users: users.slice(0, shownUsers),
    // Of another service nobody has stated one.
    limit: found.origin.service === null ? latencyLimit : null,
    imported: found.origin,
  }
}

function drift(detail: RunDetail | null): Measured['drift'] {
  const found = sides(detail, 'running-total')
  if (!found) return null
  const { before, after } = found
  return {
    unit: before.unit,
    before: before.totals,
    after: after?.totals ?? null,
    traces: before.traces,
    every: before.every,
  }
}

function ring(detail: RunDetail | null, remedies: Remedies): Measured['ring'] {
  const found = sides(detail, 'timeouts')
  if (!found) return null
  return { services, before: found.before.percent, after: found.after?.percent ?? null, remedies }
}

function latency(detail: RunDetail | null): Measured['latency'] {
  const found = sides(detail, 'latency')
  if (!found) return null
  const { before, after } = found
  const pair = (was: number, is: number | undefined) => ({
    before: String(was),
    after: is === undefined ? null : String(is),
  })
  return {
    p95: pair(before.all.p95, after?.all.p95),
    p99: pair(before.all.p99, after?.all.p99),
    users: before.users.slice(0, shownUsers).map((was, index) => pair(was, after?.users[index])),
    limit: latencyLimit,
  }
}
