/** What came of it, a line a drill. */
import type { Tormented } from './torment'

const head = [
  'drill',
  'kills',
  'restarts',
  'posts',
  'doubles',
  'missing',
  'wrong',
  'late',
  'too late',
]

/** "late" counts cues, "too late" acts whose time was over when they came. */
export function table(drills: readonly Tormented[]): string {
  const rows = drills.map((drill, index) => {
    const count = (kind: string) => drill.faults.filter((each) => each.kind === kind).length
    return [
      index + 1,
      drill.kills,
      drill.restarts,
      drill.posts,
      count('double'),
      count('missing'),
      count('wrong'),
      drill.late,
      drill.tooLate,
    ]
  })
  const sums = head.slice(1).map((_, at) => rows.reduce((sum, row) => sum + (row[at + 1] ?? 0), 0))
  return [head, ...rows, ['all', ...sums]]
    .map((row) => row.map((cell, at) => String(cell).padStart(head[at]?.length ?? 0)).join('  '))
    .join('\n')
}
