/** A record's time and source, as the appendix gives them. */
import type { Stamp } from '../drill/stamp'
import type { Noted } from './accounts'

export function noted({ id, stamp }: { id: string; stamp: Stamp }): Noted {
  const { elapsed, at, source } = stamp
  return { id, elapsed, at, source }
}
