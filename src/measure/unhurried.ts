import { MeasureFault } from './fault'

/** Items after which whatever else waits gets its turn, so that a drill's cues come on time. */
const breath = 2_000
/** Whoever mends a file wants to see more than the first thing that is wrong, and not all of it. */
const mostFaults = 3

/**
 * Does the work for each in order, and lets others go in between.
 * @throws MeasureFault that tells the first few of those that the work threw
 */
export async function unhurried<T>(
  list: readonly T[],
  work: (item: T, index: number) => void,
): Promise<void> {
  const faults: MeasureFault[] = []
  for (const [index, item] of list.entries()) {
    try {
      work(item, index)
    } catch (error) {
      if (!(error instanceof MeasureFault)) throw error
      faults.push(error)
      if (faults.length > mostFaults) break
    }
    if (index % breath === breath - 1) await pause()
  }
  const [first] = faults
  if (first) throw new MeasureFault(told(faults), first.field)
}

function told(faults: readonly MeasureFault[]): string {
  const shown = faults.slice(0, mostFaults).map(({ message }) => message)
  return [...shown, ...(faults.length > mostFaults ? ['More rows are wrong.'] : [])].join(' ')
}

export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
