/** Stress runs that a simulated team is going to ask for, begun before it does: the same runs, as really measured. */
import { type Judgement, type Lab, type OnStep, RunFailed } from '../conduct/lab'
import { remedyChoices } from '../drill/fixes'
import { alike } from '../drill/trials'
import type { Act, DrillFacts } from './act'

/** One run that will be asked for. */
export interface Awaited {
  system: string
  remedies: Readonly<Record<string, string>>
  seed: number
}

export interface Ahead {
  /** The lab, which gives what was begun where that very run is asked for, as often as was said, and runs everything else itself. */
  lab: Lab
  /** Runs these, one after the other, in this order; one that is named again is given once more. */
  begin(runs: readonly Awaited[]): void
  /** Lets go of all that nobody has asked for. */
  stop(): void
}

/**
 * What the acts will ask for after the minute `from`: each run takes the remedies of the alert's last fix, and after
 * an alert's first run its own and its advised plan are tried too, where they differ.
 */
export function awaitedOf(
  acts: readonly Act[],
  { alerts }: DrillFacts,
  seed: number,
  from: number,
): Awaited[] {
  return alerts
    .flatMap(({ subject, advised }) => {
      const system = subject.lab
      if (!system) return []
      const own: Awaited['remedies'][] = []
      let fix: Awaited['remedies'] = {}
      let isFirst = true
      return acts.flatMap(({ at, do: deed }) => {
        if (!('alert' in deed) || deed.alert !== subject.id) return []
        if (deed.type === 'own-plan') own.push(remedyChoices.parse(deed.values.remedies))
        if (deed.type === 'form' && deed.word === 'fix')
          fix = remedyChoices.parse(deed.values.remedies)
        if (deed.type !== 'say' || deed.word !== 'stress' || at <= from) return []
        const plans = isFirst ? [fix, ...own, ...(advised ? [advised.remedies] : [])] : [fix]
        const fresh = plans.filter(
          (plan, index) => index === 0 || !plans.slice(0, index).some((each) => alike(each, plan)),
        )
        isFirst = false
        return fresh.map((remedies) => ({ at, system, remedies, seed }))
      })
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ at: _, ...run }) => run)
}

/** So many are kept for drills that never come to ask. */
const most = 24

/** A run gives the same figures whenever it is made: so its drill may be played faster than it runs. */
export function createAhead(lab: Lab): Ahead {
  const stopping = new AbortController()
  const begun = new Map<string, { work: Promise<Judgement>; left: number }>()
  let queue: Promise<unknown> = Promise.resolve()

  const begin = (run: Awaited) => {
    const key = keyOf(run)
    const before = begun.get(key)
    if (before) {
      before.left += 1
      return
    }
    const work = queue.then(() => {
      stopping.signal.throwIfAborted()
      if (!begun.has(key)) throw new RunFailed('Nobody waits for it.')
      return lab.judge(run.system, run.remedies, run.seed, stopping.signal)
    })
    queue = work.catch(() => {})
    begun.set(key, { work, left: 1 })
    const [oldest] = begun.keys()
    if (begun.size > most && oldest !== undefined) begun.delete(oldest)
  }

  return {
    lab: {
      ...lab,
      judge: async (system, remedies, seed, signal, onStep) => {
        const key = keyOf({ system, remedies: remedies ?? {}, seed })
        const there = remedies === null ? undefined : begun.get(key)
        if (there === undefined) return lab.judge(system, remedies, seed, signal, onStep)
        const made = await unlessAborted(there.work, signal, onStep)
        there.left -= 1
        if (there.left === 0 || made === null) begun.delete(key)
        // What went wrong ahead of need may go right now.
        return made ?? lab.judge(system, remedies, seed, signal, onStep)
      },
    },
    begin: (runs) => runs.forEach(begin),
    stop: () => {
      stopping.abort()
      begun.clear()
    },
  }
}

/** Null = it gave nothing. Rejects with the signal's reason. */
async function unlessAborted(
  work: Promise<Judgement>,
  signal: AbortSignal,
  onStep: OnStep | undefined,
): Promise<Judgement | null> {
  signal.throwIfAborted()
  onStep?.('begun already')
  let cancel = () => {}
  const aborted = new Promise<never>((_, reject) => {
    cancel = () => reject(signal.reason)
    signal.addEventListener('abort', cancel, { once: true })
  })
  try {
    return await Promise.race([work.catch(() => null), aborted])
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}

function keyOf({ system, remedies, seed }: Awaited): string {
  const chosen = Object.entries(remedies).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([system, seed, chosen])
}
