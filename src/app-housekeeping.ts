/** What is forgotten once a day, as nobody asks for it any more. */
import type { MeasureKeeper } from './app-measure'
import type { Store } from './store/store'

/** Submissions can be repeated by a platform for minutes; a week is plenty. Real ms. */
const rememberFor = 7 * 24 * 60 * 60_000

/** `now`: real time, epoch ms. */
export function housekeeping(
  store: Pick<Store, 'forgetSubmissions'>,
  measures: Pick<MeasureKeeper, 'forgetPreviews'>,
): (now: number) => Promise<void> {
  return async (now) => {
    await store.forgetSubmissions(now - rememberFor)
    await measures.forgetPreviews(now)
  }
}
