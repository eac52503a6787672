/** Which addresses may be asked: those that the operator names, and what lies below them. */
import { MeasureFault } from './fault'

export interface Allowed {
  /** Origin and path, without a slash at its end and without a password. */
  url: string
  origin: string
  path: string
  /** What goes with a request there; null = nothing. */
  authorization: string | null
}

export function allowedFrom(entries: readonly string[]): Allowed[] {
  return entries.map((entry) => {
    const { origin, pathname, username, password } = new URL(entry)
    const path = pathname.replace(/\/+$/u, '')
    const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
    const authorization = username === '' ? null : `Basic ${Buffer.from(login).toString('base64')}`
    return { url: origin + path, origin, path, authorization }
  })
}

/**
 * The address as it may be asked; '' means the only one there is. What is allowed is an origin, and a path on it
 * with all that lies below.
 * @throws MeasureFault
 */
export function allowedAs(address: string, allow: readonly Allowed[]): Allowed {
  const [first, ...more] = allow
  if (!first)
    throw new MeasureFault(
      'No address is allowed here. The operator names them in PROMETHEUS_ALLOW.',
      'address',
    )
  if (address.trim() === '') {
    if (more.length === 0) return first
    throw new MeasureFault(`Say which one: ${listed(allow)}.`, 'address')
  }
  const asked = URL.canParse(address.trim()) ? new URL(address.trim()) : null
  const plain =
    asked !== null &&
    /^https?:$/u.test(asked.protocol) &&
    asked.username === '' &&
    asked.search === '' &&
    asked.hash === '' &&
    // An escaped slash or dot would be read otherwise by whoever stands in between.
    !asked.pathname.includes('%')
  const path = plain ? asked.pathname.replace(/\/+$/u, '') : ''
  const entry = plain
    ? allow.find((each) => each.origin === asked.origin && below(path, each.path))
    : undefined
  if (!entry)
    throw new MeasureFault(
      `That address is not allowed here. Allowed ${more.length === 0 ? 'is' : 'are'} ${listed(allow)}.`,
      'address',
    )
  return { ...entry, url: entry.origin + path, path }
}

const below = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`)

function listed(allow: readonly Allowed[]): string {
  return allow.map(({ url }) => url).join(', ')
}
