/** How alerts read with measured figures. What is not measured stays as the alert's own text has it. */
import type { AlertText } from '../drill/scenario'

/** What of an alert's text are figures. */
export type AlertFigures = Pick<AlertText, 'symptom' | 'value' | 'detail'>

/** By the lab's names: of the failing run, or of the evidence at the alert's moment, which knows some more. */
type Measured = Readonly<Record<string, number>>

type Reading = (measured: Measured, detail: string) => Partial<AlertFigures> | null

/** By the lab's name of what runs. */
const readings: Readonly<Record<string, Reading>> = {
  billing: ({ gapUsd, invoices }, detail) => {
    if (gapUsd === undefined) return null
    const value = `${gapUsd < 0 ? '−' : '+'}${Math.abs(gapUsd).toFixed(2)} USD`
    const count = invoices?.toLocaleString('en')
    return {
      value,
      symptom: `reconciliation gap ${value}`,
      detail: withFigure(detail, /[\d,]+ invoices/, count && `${count} invoices`),
    }
  },
  microservices: ({ failedPercent, workersBusy, cpuPercent }, detail) =>
    withShare(failedPercent, (value) => `${value} of requests time out`, {
      detail: withFigure(
        withFigure(detail, /CPU \d+ %/, cpuPercent && `CPU ${Math.round(cpuPercent)} %`),
        /pools \d+ of/,
        workersBusy && `pools ${Math.round(workersBusy)} of`,
      ),
    }),
  'rest-api': ({ p95Ms, p99Ms, errorPercent = 0.1 }) => {
    if (p95Ms === undefined || p99Ms === undefined) return null
    const value = `${(p95Ms / 1000).toFixed(2)} s`
    return {
      value,
      symptom: `P95 of GET /users?expand=plan ${value}`,
      detail: `P99 ${(p99Ms / 1000).toFixed(1)} s, errors ${errorPercent.toFixed(1)} %, traffic normal`,
    }
  },
  'cpu-spike': ({ peak }) => withShare(peak, (value) => `CPU ${value}`),
  'replication-lag': ({ worst, diskPercent }, detail) => {
    if (worst === undefined) return null
    const value = `${Math.round(worst)} s`
    const disk = diskPercent && `disk ${Math.round(diskPercent)} % busy`
    return {
      value,
      symptom: `replication lag ${value}`,
      detail: withFigure(detail, /disk \d+ % busy/, disk),
    }
  },
  'noisy-upstream': ({ worst }) =>
    withShare(worst, (value) => `${value} of upstream calls answer 503`),
}

function withShare(
  percent: number | undefined,
  symptom: (value: string) => string,
  more: Partial<AlertFigures> = {},
): Partial<AlertFigures> | null {
  if (percent === undefined) return null
  const value = `${Math.round(percent)} %`
  return { value, symptom: symptom(value), ...more }
}

/** `figure` 0, '' or undefined = it is not known, and the text stays. */
function withFigure(text: string, place: RegExp, figure: string | number | undefined): string {
  return figure ? text.replace(place, String(figure)) : text
}

/** Null = nothing is measured that the alert tells of. */
export function alertFigures(
  lab: string,
  { symptom, value, detail }: AlertText,
  measured: Measured,
): AlertFigures | null {
  const reading = readings[lab]?.(measured, detail) ?? null
  return reading && { symptom, value, detail, ...reading }
}
