/** Heavy work stands back behind the bot's own, so that a drill's clock keeps its time on a small machine. */
import type { ChildProcess } from 'node:child_process'
import { setPriority } from 'node:os'

/** Of 19: a third of what others get, and all that is left over. At 10 it was a tenth, and runs starved. */
export const niceness = 5

/** Where the system doesn't allow it, it runs beside the bot. */
export function behind(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, niceness)
  } catch {
    // It has ended already, or nobody may.
  }
}
