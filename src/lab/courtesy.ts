/** What a machine does besides the drill waits for the drill: processes of the lab let the bot go first. */
import type { ChildProcess } from 'node:child_process'
import { constants, getPriority, setPriority } from 'node:os'

/** Somebody waits for a run; nobody waits for evidence before the first alert. */
export const courtesy = {
  run: constants.priority.PRIORITY_BELOW_NORMAL / 2,
  evidence: constants.priority.PRIORITY_BELOW_NORMAL,
} as const

/** Never more pressing than this process itself. Where the system has no such thing, the child runs as it is. */
export function letOthersFirst({ pid }: ChildProcess, priority: number): void {
  if (pid === undefined) return
  try {
    setPriority(pid, Math.max(priority, getPriority()))
  } catch {
    // It has ended already, or the system does not allow it.
  }
}
