/** A stress run's figures → the picture of it: the unfixed and the fixed system beside each other. */
import type { MeasuredCheck, MeasuredSide } from '../../drill/run-detail'
import type { BeforeAfter, MeasuredRow } from '../evidence-spec'
import { lengthOf, valueWithUnit } from './figures'

const mostChecks = 3

/** `service`: the alert's. The first check of a side is the symptom that the alert told of. */
export function runPicture(
  service: string,
  unfixed: MeasuredSide,
  fixed: MeasuredSide,
): BeforeAfter {
  const [symptom] = fixed.checks
  // Of what was run beyond the alert's load, what the fix did not stand.
  const isElsewhere = ({ name }: MeasuredCheck) =>
    !unfixed.checks.some((check) => check.name === name)
  const shown = fixed.checks.filter(
    (each) => each === symptom || /^P\d\d\b/.test(each.name) || (!each.passed && isElsewhere(each)),
  )
  const rows = [
    ...shown.slice(0, mostChecks).map((each) => checkRow(each, unfixed)),
    successRow(unfixed, fixed),
  ]
  const title = symptom ? finding(service, symptom, unfixed) : successFinding(service, rows)
  return {
    kind: 'before-after',
    title,
    subtitle: 'the same load on both; each figure on its own scale',
    alt: `${title}. ${rows.map(inWords).join('; ')}.`,
    beforeName: 'unfixed',
    afterName: 'fixed',
    rows,
  }
}

function checkRow(check: MeasuredCheck, unfixed: MeasuredSide): MeasuredRow {
  const before = unfixed.checks.find(({ name }) => name === check.name)
  return {
    name: check.name,
    before: side(before),
    after: side(check),
    limit: { value: Math.abs(check.limit), text: `limit ${figure(check.limit, check.unit)}` },
  }
}

/** A bar has a length only: the size counts, the sign stands in the text. */
function side(check: MeasuredCheck | undefined): MeasuredRow['before'] {
  return check === undefined
    ? { value: null, text: 'not recorded' }
    : { value: Math.abs(check.value), text: figure(check.value, check.unit) }
}

const figure = (value: number, unit: string) =>
  unit === 'ms' ? lengthOf(value) : valueWithUnit(value, unit)

function successRow(unfixed: MeasuredSide, fixed: MeasuredSide): MeasuredRow {
  const share = (success: string) => ({
    value: Number(success),
    text: `${valueWithUnit(Number(success), '%')}`,
  })
  return {
    name: 'success',
    before: share(unfixed.success),
    after: share(fixed.success),
    limit: null,
  }
}

function finding(service: string, check: MeasuredCheck, unfixed: MeasuredSide): string {
  const before = unfixed.checks.find(({ name }) => name === check.name)
  const limit = figure(check.limit, check.unit)
  const stands = check.passed ? `within its limit of ${limit}` : `past its limit of ${limit}`
  const from = before === undefined ? '' : `${figure(before.value, check.unit)} → `
  return `${service}: ${check.name} ${from}${figure(check.value, check.unit)}, ${stands}`
}

function successFinding(service: string, rows: readonly MeasuredRow[]): string {
  const success = rows.at(-1)
  return `${service}: success ${success?.before.text ?? ''} → ${success?.after.text ?? ''}`
}

function inWords({ name, before, after, limit }: MeasuredRow): string {
  const bound = limit === null ? '' : `, ${limit.text}`
  return `${name} ${before.text} unfixed, ${after.text} fixed${bound}`
}
