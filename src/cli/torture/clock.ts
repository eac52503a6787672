import { type Clock, systemClock } from '../../clock'

/** Real time as it would be had the machine stood still for `ms`: an outage that costs no time. */
export const clockAhead = (ms: number): Clock => ({
  ...systemClock,
  now: () => systemClock.now() + ms,
})
