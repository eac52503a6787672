/** What a machine does besides the drill waits for the drill: processes of the lab let the bot go first. */
import type { ChildProcess } from 'node:child_process'
import { getPriority, setPriority } from 'node:os'

/** As Unix counts niceness. Much more, and a machine with other work to do would never come to it. */
const courteous = 2

/** Where the system has no such thing, the child runs as it is; one that is more courteous already stays so. */
export function letOthersFirst({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, Math.max(courteous, getPriority()))
  } catch {
    // It has ended already, or the system does not allow it.
  }
}
