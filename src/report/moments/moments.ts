/** Moments of the drill worth talking about, picked by rule: the same record always gives the same ones. */
import { type Moment, momentRules, mostMoments } from '../beyond'
import type { Material } from '../material'
import type { Finding } from './finding'
import { agreementGap, boldestWrong, firstFound, helpfulHint } from './on-causes'
import { firstNoiseCall, longestOnNoise, missedAlarm, recovered } from './on-noise'
import { firstHolding, longestPause, override, surprise } from './on-work'

const finders: Readonly<Record<Moment['rule'], (material: Material) => Finding>> = {
  'real incident': ({ record }) => longestPause(record.pauses, 'real incident'),
  surprise,
  'agreement gap': agreementGap,
  'boldest wrong claim': boldestWrong,
  recovery: recovered,
  'longest on noise': longestOnNoise,
  'missed alarm': missedAlarm,
  override,
  'first found': firstFound,
  'helpful hint': helpfulHint,
  'first holding': firstHolding,
  pause: ({ record }) => longestPause(record.pauses, 'facilitator'),
  'first noise call': firstNoiseCall,
}

/** Five at most, by their time; fewer where fewer rules find one. */
export function moments(material: Material): Moment[] {
  return momentRules
    .flatMap((rule) => {
      const found = finders[rule](material)
      return found ? [{ rule, ...found }] : []
    })
    .slice(0, mostMoments)
    .sort((a, b) => a.elapsed - b.elapsed)
}
