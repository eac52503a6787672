/** What a benchmark found, as the table and `out/bench.json` have it. */

export interface Row {
  name: string
  ours: number
  /** What it is compared with, measured in the same run, or the limit that was set. */
  peer: number
  /** ours ÷ peer. */
  ratio: number
  /** Limits of the ratio. */
  atMost?: number
  atLeast?: number
}

export function row(
  name: string,
  ours: number,
  peer: number,
  limits: Pick<Row, 'atMost' | 'atLeast'> = {},
): Row {
  return { name, ours: round(ours), peer: round(peer), ratio: round(ours / peer), ...limits }
}

/** By what was measured: a ratio of 1.002 is shown as 1 and is above it. */
export function holds({ ours, peer, atMost, atLeast }: Row): boolean {
  const ratio = ours / peer
  return (atMost === undefined || ratio <= atMost) && (atLeast === undefined || ratio >= atLeast)
}

/** The value below which so many per cent of them lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN
}

const round = (value: number) => Math.round(value * 100) / 100
