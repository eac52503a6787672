/** Stress runs that a simulated team is going to ask for, begun before it does: the same runs, as really measured. */
import { type Judgement, type Lab, type OnStep, RunFailed } from '../conduct/lab'
import { fixSchema } from '../drill/fixes'
import type { Catalogue } from '../drill/scenario'
import type { Act } from './act'

/** One run that will be asked for. */
export interface Awaited {
  system: string
  remedies: Readonly<Record<string, string>>
  seed: number
}

export interface Ahead {
  /** The lab, which gives what was begun where that very run is asked for, and runs everything else itself. */
  lab: Lab
  /** Runs these, one after the other, in this order. */
  begin(runs: readonly Awaited[]): void
  /** Lets go of all that nobody has asked for. */
  stop(): void
}

/** What the acts will ask for after the minute `from`: each run takes the remedies of the alert's last fix. */
export function awaitedOf(
  acts: readonly Act[],
  { scenarios }: Catalogue,
  seed: number,
  from: number,
): Awaited[] {
  const fixes = new Map<string, Awaited['remedies']>()
  return acts.flatMap(({ at, do: deed }): Awaited[] => {
    if (deed.type === 'form' && deed.word === 'fix' && deed.alert !== undefined) {
      fixes.set(deed.alert, fixSchema.shape.remedies.parse(deed.values.remedies))
    }
    if (deed.type !== 'say' || deed.word !== 'stress' || at <= from) return []
    const system = scenarios.find(({ id }) => id === deed.alert)?.lab ?? null
    const remedies = fixes.get(deed.alert ?? '')
    return system === null || remedies === undefined ? [] : [{ system, remedies, seed }]
  })
}

/** So many are kept for drills that never come to ask. */
const most = 24

/** A run gives the same figures whenever it is made: so its drill may be played faster than it runs. */
export function createAhead(lab: Lab): Ahead {
  const stopping = new AbortController()
  const begun = new Map<string, Promise<Judgement>>()
  let queue: Promise<unknown> = Promise.resolve()

  const begin = (run: Awaited) => {
    const key = keyOf(run)
    if (begun.has(key)) return
    const work = queue.then(() => {
      stopping.signal.throwIfAborted()
      if (!begun.has(key)) throw new RunFailed('Nobody waits for it.')
      return lab.judge(run.system, run.remedies, run.seed, stopping.signal)
    })
    queue = work.catch(() => {})
    begun.set(key, work)
    const [oldest] = begun.keys()
    if (begun.size > most && oldest !== undefined) begun.delete(oldest)
  }

  return {
    lab: {
      ...lab,
      judge: async (system, remedies, seed, signal, onStep) => {
        const key = keyOf({ system, remedies: remedies ?? {}, seed })
        const work = remedies === null ? undefined : begun.get(key)
        if (work === undefined) return lab.judge(system, remedies, seed, signal, onStep)
        const made = await unlessAborted(work, signal, onStep)
        begun.delete(key)
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
