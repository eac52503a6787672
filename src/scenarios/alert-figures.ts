/** How alerts read with the figures of a run. What a run does not measure stays as the alert's own text has it. */
import type { AlertText } from '../drill/scenario'

/** What of an alert's text are figures. */
export type AlertFigures = Pick<AlertText, 'symptom' | 'value' | 'detail'>

/** The failing run's figures, by the lab's names for them. */
type Measured = Readonly<Record<string, number>>

/** By the lab's name of what runs. */
const readings: Readonly<Record<string, (measured: Measured) => Partial<AlertFigures> | null>> = {
  billing: ({ gapUsd }) => {
    if (gapUsd === undefined) return null
    const value = `${gapUsd < 0 ? '−' : '+'}${Math.abs(gapUsd).toFixed(2)} USD`
    return { value, symptom: `reconciliation gap ${value}` }
  },
  microservices: ({ failedPercent }) =>
    withShare(failedPercent, (value) => `${value} of requests time out`),
  'rest-api': ({ p95Ms, p99Ms }) => {
    if (p95Ms === undefined || p99Ms === undefined) return null
    const value = `${(p95Ms / 1000).toFixed(2)} s`
    return {
      value,
      symptom: `P95 of GET /users?expand=plan ${value}`,
      detail: `P99 ${(p99Ms / 1000).toFixed(1)} s, errors 0.1 %, traffic normal`,
    }
  },
  'cpu-spike': ({ peak }) => withShare(peak, (value) => `CPU ${value}`),
  'replication-lag': ({ worst }) =>
    worst === undefined
      ? null
      : { value: `${Math.round(worst)} s`, symptom: `replication lag ${Math.round(worst)} s` },
  'noisy-upstream': ({ worst }) =>
    withShare(worst, (value) => `${value} of upstream calls answer 503`),
}

function withShare(percent: number | undefined, symptom: (value: string) => string) {
  if (percent === undefined) return null
  const value = `${Math.round(percent)} %`
  return { value, symptom: symptom(value) }
}

/** Null = that run measures nothing that the alert tells of. */
export function alertFigures(
  lab: string,
  { symptom, value, detail }: AlertText,
  measured: Measured,
): AlertFigures | null {
  const reading = readings[lab]?.(measured) ?? null
  return reading && { symptom, value, detail, ...reading }
}
