/** What `npm run lab` prints of a system and its remedies. */
import type { Judged } from '../../lab/judge'
import type { Remedies, RunCheck, RunResult, System } from '../../lab/run'
import { lengthOf, valueWithUnit } from '../../report/pictures/figures'

interface Told extends Judged {
  system: System
  seed: number
  remedies: Remedies
}

/** One line of JSON; the same for the same call. */
export function asJson({
  system,
  seed,
  remedies,
  verdict,
  checks: all,
  before,
  after,
}: Told): string {
  const checks = all.map(({ name, kind, passed, value, limit, unit }) => ({
    name,
    kind,
    passed,
    value,
    limit,
    unit,
  }))
  const sides = { before: measured(before), after: measured(after) }
  return `${JSON.stringify({ system, seed, remedies, verdict, checks, ...sides })}\n`
}

function measured({
  success,
  symptom,
  figures,
  checks,
  series,
  virtualMs,
  fingerprint,
}: RunResult) {
  return { success, symptom, figures, checks, series, virtualMs, fingerprint }
}

/** The checks before and after, for people. */
export function asTable({ system, seed, remedies, verdict, checks, before, after }: Told): string {
  const set = Object.entries(remedies).map(([key, value]) => `${key}=${value}`)
  const what = set.length === 0 ? 'as it fails' : set.join(' ')
  const rows = checks.map((check) => [
    check.name,
    figure(check.limit, check.unit),
    shown(before.checks.find(({ name }) => name === check.name)),
    shown(check),
  ])
  const success = ['success', '', share(before), share(after)]
  const lines = columns([['check', 'at most', 'before', 'after'], ...rows, success])
  return `${system}, seed ${seed}: ${what}\nVerdict: ${verdict}. Measured in virtual time.\n\n${lines}`
}

function shown(check: RunCheck | undefined): string {
  if (check === undefined) return ''
  return `${figure(check.value, check.unit)} ${check.passed ? 'passed' : 'FAILED'}`
}

/** "1.82 s", "0.00 USD", "206 invoices". */
const figure = (value: number, unit: string) =>
  unit === 'ms' && value > 0 ? lengthOf(value) : valueWithUnit(value, unit)

const share = ({ success }: RunResult) => valueWithUnit(Number(success), '%')

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd()
        .concat('\n'),
    )
    .join('')
}
