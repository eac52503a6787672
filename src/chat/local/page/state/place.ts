/** What is looked at, kept in the address so that a reload and the back button work. */
import { signal } from '@preact/signals'

export type Place =
  /** Nothing was chosen: the welcome, or the channel where something goes on. */
  | { kind: 'start' }
  | { kind: 'welcome' }
  | { kind: 'channel'; id: string }
  | { kind: 'direct' }
  | { kind: 'reports' }
  | { kind: 'report'; id: string }
  /** `line`: one to begin with; null = none. */
  | { kind: 'evidence'; drill: string; line: string | null }

export const place = signal<Place>(read())

/** The address of a place, for links: `<a href={hrefOf(…)}>`. */
export function hrefOf(to: Place): string {
  switch (to.kind) {
    case 'start':
      return '#/'
    case 'channel':
    case 'report':
      return `#/${to.kind}/${encodeURIComponent(to.id)}`
    case 'evidence': {
      const line = to.line === null ? '' : `/${encodeURIComponent(to.line)}`
      return `#/evidence/${encodeURIComponent(to.drill)}${line}`
    }
    case 'welcome':
    case 'direct':
    case 'reports':
      return `#/${to.kind}`
    default:
      return to satisfies never
  }
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
  if ((kind === 'channel' || kind === 'report') && id !== undefined)
    return { kind, id: decoded(id) }
  if (kind === 'evidence' && id !== undefined) {
    const [drill = '', line] = id.split('/')
    return { kind, drill: decoded(drill), line: line === undefined ? null : decoded(line) }
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
