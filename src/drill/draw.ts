/** Fisher–Yates; `random` gives 0 ≤ x < 1. */
export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const rest = [...list]
  const out: T[] = []
  while (rest.length > 0) out.push(...rest.splice(Math.floor(random() * rest.length), 1))
  return out
}
