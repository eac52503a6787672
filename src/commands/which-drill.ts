import type { Drill } from '../drill/record'

/** The drills that a word said in a channel can mean: the running one, the planned one, the last ended one. */
export function drillsInOrder(drills: readonly Drill[]): Drill[] {
  const running = drills.filter((drill) => drill.state === 'running' || drill.state === 'paused')
  const planned = drills.filter((drill) => drill.state === 'planned')
  const ended = drills
    .filter((drill) => drill.state === 'finished' || drill.state === 'closed')
    .sort((a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0))
  return [...running, ...planned, ...ended.slice(0, 1)]
}
