/** Moments that red herrings made, and failures that were taken for one. */
import { formatDuration } from '../../drill/duration'
import { after } from '../../drill/kpis/detection'
import { noiseCalls } from '../../drill/kpis/herrings'
import { recovery } from '../../drill/kpis/misled'
import { figureText, rangeText } from '../figure-text'
import type { Material } from '../material'
import { capital, numberWord } from '../text'
import { type Finding, most, postOf } from './finding'

/** A shorter stretch is no story. Drill ms. */
const tellingStretch = 3 * 60_000

/** The last of those who, having blamed a herring, called it noise. Fewer than three of them could tell who the others were. */
export function recovered({ cases, herrings, misled }: Material): Finding {
  const all = herrings.flatMap((herring) => {
    const { people, time } = recovery(herring, herrings, cases)
    const calls = (misled.get(herring.alert.id) ?? []).flatMap(({ seen }) => seen ?? [])
    return people.best && time.best ? [{ alert: herring.alert, people, time, calls }] : []
  })
  const found = most(all, ({ calls }) => calls.length)
  if (!found) return null
  const { alert, people, time, calls } = found
  const spread = rangeText(time) ?? figureText(time)
  return {
    elapsed: Math.max(...calls.map(({ stamp }) => stamp.elapsed)),
    text: `${capital(numberWord(calls.length))} people who blamed ${alert.letter} see by now that it is noise, ${spread} after they blamed it.`,
    post: postOf('alert', alert.id),
    rows: people.best?.rows ?? [],
  }
}

/** The longest stretch that one person spent on a herring. */
export function longestOnNoise({ herrings, stints }: Material): Finding {
  const spent = herrings.flatMap(({ alert }) =>
    stints
      .filter(({ alertId, start, end }) => alertId === alert.id && end - start >= tellingStretch)
      .map((stint) => ({ alert, stint })),
  )
  const found = most(spent, ({ stint: { start, end } }) => end - start)
  if (!found) return null
  const { alert, stint } = found
  return {
    elapsed: stint.start,
    text: `The longest stretch on noise begins: ${formatDuration(stint.end - stint.start)} of one person on ${alert.letter}, ${alert.service}.`,
    post: postOf('alert', alert.id),
    rows: [stint.takeId],
  }
}

/** The first call that took a failure for noise. */
export function missedAlarm({ cases }: Material): Finding {
  const calls = cases.flatMap(({ alert, claims }) =>
    claims.filter(({ noise }) => noise).map((call) => ({ alert, call })),
  )
  const found = most(calls, ({ call }) => -call.stamp.elapsed)
  if (!found) return null
  const { alert, call } = found
  return {
    elapsed: call.stamp.elapsed,
    text: `Somebody takes ${alert.letter}, ${alert.service}, for noise; it is a failure.`,
    post: postOf('alert', alert.id),
    rows: [call.id],
  }
}

/** The first noise call on a herring. */
export function firstNoiseCall({ herrings }: Material): Finding {
  const calls = herrings.flatMap((each) => noiseCalls(each).map((call) => ({ each, call })))
  const found = most(calls, ({ call }) => -call.stamp.elapsed)
  if (!found) return null
  const { each, call } = found
  return {
    elapsed: call.stamp.elapsed,
    text: `Noise is called noise: ${each.alert.letter}, ${formatDuration(after(each, call))} after its alert.`,
    post: postOf('alert', each.alert.id),
    rows: [call.id],
  }
}
