/**
 * The key of the page that stands alone. It comes in the fragment, which no log gets, and is taken out of the
 * address at once: whoever copies that, or looks over a shoulder, gets the spot and not the key.
 */
import { signal } from '@preact/signals'
import { z } from 'zod'
import { anySpot, type EvidenceSpot, readSpot } from '../../../../messages/evidence-spot'
import { keep, kept } from '../state/kept'

const keptAs = 'evidence key'

/** `key` null = this tab has none. */
export const standing = signal<{ key: string | null; spot: EvidenceSpot }>({
  key: null,
  spot: anySpot,
})

/** Reads the address, now and whenever another link is opened in this tab. */
export function watchAddress(): void {
  const read = () => {
    const [, given = '', spot = ''] = /^#?([^/?]*)(.*)$/s.exec(location.hash) ?? []
    if (given !== '') {
      keep(keptAs, given, true)
      history.replaceState(null, '', `${location.pathname}#${spot}`)
    }
    standing.value = { key: kept(keptAs, z.string(), true), spot: readSpot(spot) }
  }
  addEventListener('hashchange', read)
  read()
}
