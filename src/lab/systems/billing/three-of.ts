/** Chooses what a chart of the running gap points at. */

interface Seen {
  readonly point: number
  readonly trace: string
}

/** One posting early, one in the middle, one late, of those that differed; fewer where fewer did. */
export function threeOf(
  differing: readonly Seen[],
  points: number,
): { point: number; id: string }[] {
  const chosen: { point: number; id: string }[] = []
  for (const part of [1 / 6, 1 / 2, 5 / 6]) {
    const wanted = part * points
    const near = differing
      .filter(({ trace }) => chosen.every(({ id }) => id !== trace))
      .reduce<Seen | null>((best, each) => (isNearer(each, best, wanted) ? each : best), null)
    if (near !== null) chosen.push({ point: near.point, id: near.trace })
  }
  return chosen
}

function isNearer(one: Seen, other: Seen | null, wanted: number): boolean {
  return other === null || Math.abs(one.point - wanted) < Math.abs(other.point - wanted)
}
