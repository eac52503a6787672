/** Picks up due cues: sleeps until the next one, with a heartbeat as the safety net. */
import type { Clock } from '../clock'
import { causeOf, type Log } from '../log'
import type { LeasedCue, Store } from '../store/store'
import type { Conduct } from './conduct'
import type { FileAdvice } from './file-advice'
import type { FileReport } from './file-report'
import type { FileRun } from './file-run'

/** A lease only spares others the same work, the drill's lock decides: so a dead process's cue is free soon. Real ms. */
const leaseFor = 5_000
/** The heartbeat looks more often than that. Real ms. */
const longestSleep = 60_000
const retryAfter = 2_000

export interface CueRunner {
  wake(): void
  /** Resolves when nothing is due, nothing is in hand and no report is being drawn. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** Done in the drill's own transaction; reports and runs are made beside. */
const isQuick = ({ kind }: LeasedCue) => kind !== 'report' && kind !== 'run' && kind !== 'advice'

interface Parts {
  store: Store
  conduct: Conduct
  fileReport: FileReport
  fileRun: FileRun
  fileAdvice: FileAdvice
  clock: Clock
  log: Log
  /** This process's name on its leases. */
  owner: string
  /** Told of each cue that was taken up, how late, real ms. */
  seen: (lateMs: number) => void
}

export function startCueRunner({
  store,
  conduct,
  fileReport,
  fileRun,
  fileAdvice,
  clock,
  log,
  owner,
  seen,
}: Parts): CueRunner {
  let stopped = false
  let again = false
  let rounds: Promise<void> | null = null
  let cancelTimer = () => {}
  /** Reports take their time to be drawn: one after the other, beside the cues of all other drills. */
  let filing: Promise<void> = Promise.resolve()
  /** Runs too, one at a time: each takes a core for some seconds. */
  let measuring: Promise<void> = Promise.resolve()
  /** By drill: the adviser is asked one thing after the other, so that nobody can flood it or hold up another drill. */
  const advising = new Map<string, Promise<void>>()
  const inFiling = new Set<string>()
  const stopping = new AbortController()

  const round = async (): Promise<boolean> => {
    const now = clock.now()
    const leased = await store.leaseCues(owner, now, now + leaseFor, 20)
    for (const cue of leased) seen(now - cue.dueAt)
    const drills = [...new Set(leased.filter(isQuick).map((cue) => cue.drillId))]
    for (const drillId of drills)
      await orRetry(
        leased.filter((cue) => cue.drillId === drillId && isQuick(cue)),
        () => conduct.runDue(drillId),
      )
    for (const cue of leased) {
      if (cue.kind === 'report') file(cue)
      if (cue.kind === 'run') measure(cue)
      if (cue.kind === 'advice') advise(cue)
    }
    return leased.length > 0
  }

  const file = (cue: LeasedCue) => {
    if (inFiling.has(cue.id)) return
    inFiling.add(cue.id)
    filing = filing
      .then(() => orRetry([cue], () => fileReport(cue, stopping.signal)))
      .then(() => void inFiling.delete(cue.id))
  }

  const measure = (cue: LeasedCue) => {
    if (inFiling.has(cue.id)) return
    inFiling.add(cue.id)
    const go = async () => {
      const came = await fileRun(cue, stopping.signal)
      if (came === 'later') await store.returnCue(cue.id, owner, clock.now() + retryAfter)
    }
    measuring = measuring.then(() => orRetry([cue], go)).then(() => void inFiling.delete(cue.id))
  }

  const advise = (cue: LeasedCue) => {
    if (inFiling.has(cue.id)) return
    inFiling.add(cue.id)
    const go = async () => {
      const came = await fileAdvice(cue, stopping.signal)
      if (came === 'later') await store.returnCue(cue.id, owner, clock.now() + retryAfter)
    }
    const { drillId } = cue
    const last = (advising.get(drillId) ?? Promise.resolve())
      .then(() => orRetry([cue], go))
      .then(() => {
        inFiling.delete(cue.id)
        if (advising.get(drillId) === last) advising.delete(drillId)
      })
    advising.set(drillId, last)
  }

  const orRetry = async (
    cues: readonly { id: string; drillId: string; attempts: number }[],
    work: () => Promise<unknown>,
  ) => {
    try {
      if (!stopped) await work()
    } catch (error) {
      if (stopped) return
      for (const cue of cues) {
        log.error(
          { why: causeOf(error), cue: cue.id, drill: cue.drillId, attempt: cue.attempts },
          'A cue failed and will be tried again.',
        )
        await store.returnCue(
          cue.id,
          owner,
          clock.now() + retryAfter * 2 ** Math.min(cue.attempts, 6),
        )
      }
    }
  }

  const work = async () => {
    do {
      again = false
      while (!stopped && (await round()));
    } while (again && !stopped)
  }

  const sleep = async () => {
    if (stopped) return
    const due = await store.nextCueDue()
    const wait =
      due === null ? longestSleep : Math.min(longestSleep, Math.max(1, due - clock.now()))
    cancelTimer = clock.after(wait, tick)
  }

  /** A timer's work includes the reports that it set going; runs watch the clock themselves. */
  const tick = async () => {
    await run()
    await filing
  }

  const run = (): Promise<void> => {
    if (rounds) {
      again = true
      return rounds
    }
    cancelTimer()
    rounds = work()
      .catch((error: unknown) => log.error({ why: causeOf(error) }, 'Looking for due cues failed.'))
      .then(() => {
        rounds = null
      })
      .then(sleep)
      .catch((error: unknown) => {
        log.error({ why: causeOf(error) }, 'The database did not say when the next cue is due.')
        cancelTimer = clock.after(longestSleep, tick)
      })
    return rounds
  }

  void run()
  return {
    wake: () => void run(),
    idle: async () => {
      while (rounds || inFiling.size > 0)
        await (rounds ?? Promise.all([filing, measuring, ...advising.values()]))
    },
    stop: async () => {
      stopped = true
      stopping.abort()
      cancelTimer()
      while (rounds) await rounds
      await filing
      await measuring
      await Promise.all(advising.values())
      cancelTimer()
    },
  }
}
