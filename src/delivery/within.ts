import type { Clock } from '../clock'

/** Nothing came in time; what was asked may still happen. */
class OutOfTime extends Error {
  override name = 'OutOfTime'
}

/** Settles as `work` does. @throws OutOfTime after `ms` of real time; what `work` does later is ignored. */
export function within<T>(work: Promise<T>, ms: number, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => reject(new OutOfTime(`no answer within ${ms} ms`)))
    void work.then(resolve, reject).finally(cancel)
  })
}
