/** What is looked at, kept in the address so that a reload and the back button work. */
import { signal } from '@preact/signals'
import { type EvidenceSpot, readSpot, spotText } from '../../../../messages/evidence-spot'

export type Place =
  /** Nothing was chosen: the welcome, or the channel where something goes on. */
  | { kind: 'start' }
  | { kind: 'welcome' }
  /** `entry`: a message to go to. */
  | { kind: 'channel'; id: string; entry?: string }
  | { kind: 'direct' }
  | { kind: 'reports' }
  | { kind: 'report'; id: string }
  | { kind: 'evidence'; drill: string; spot: EvidenceSpot }

export const place = signal<Place>(read())

/** The address of a place, for links: `<a href={hrefOf(…)}>`. */
export function hrefOf(to: Place): string {
  switch (to.kind) {
    case 'start':
      return '#/'
    case 'channel': {
      const entry = to.entry === undefined ? '' : `/${encodeURIComponent(to.entry)}`
      return `#/channel/${encodeURIComponent(to.id)}${entry}`
    }
    case 'report':
      return `#/${to.kind}/${encodeURIComponent(to.id)}`
    case 'evidence':
      return `#/evidence/${encodeURIComponent(to.drill)}${spotText(to.spot)}`
    case 'welcome':
    case 'direct':
    case 'reports':
      return `#/${to.kind}`
    default:
      return to satisfies never
  }
}

/** Where the address of an evidence page, key and all, leads inside this page; null = it is no such address. */
export function inThisPage(url: string): string | null {
  if (!URL.canParse(url, location.href)) return null
  const { pathname, hash } = new URL(url, location.href)
  const [, drill, spot = ''] = /^#([^./?]+)\.[^/?]*(.*)$/s.exec(hash) ?? []
  if (pathname !== '/evidence/' || drill === undefined) return null
  return hrefOf({ kind: 'evidence', drill: decoded(drill), spot: readSpot(spot) })
}

export function go(to: Place): void {
  location.hash = hrefOf(to)
}

export function watchPlace(): void {
  addEventListener('hashchange', () => {
    // Another person's link in an open tab: it begins anew with it.
    if (/^#\/as\//.test(location.hash)) return location.reload()
    place.value = read()
  })
}

/** The key in an invitation's address, taken out of it; null = it is none. */
export function takeInvitation(): string | null {
  const [, key] = /^#\/as\/(.+)$/.exec(location.hash) ?? []
  if (key === undefined) return null
  history.replaceState(null, '', '#/')
  place.value = { kind: 'start' }
  return decoded(key)
}

function read(): Place {
  const [, kind, id] = /^#\/([a-z]+)(?:\/(.+))?$/.exec(location.hash) ?? []
  if (kind === 'channel' && id !== undefined) {
    const [channel = '', entry] = id.split('/')
    return { kind, id: decoded(channel), ...(entry ? { entry: decoded(entry) } : {}) }
  }
  if (kind === 'report' && id !== undefined) return { kind, id: decoded(id) }
  if (kind === 'evidence' && id !== undefined) {
    const [, drill = '', spot = ''] = /^([^/?]*)(.*)$/s.exec(id) ?? []
    return { kind, drill: decoded(drill), spot: readSpot(spot) }
  }
  if (kind === 'welcome' || kind === 'direct' || kind === 'reports') return { kind }
  return { kind: 'start' }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
