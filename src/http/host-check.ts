import type { FastifyReply, FastifyRequest } from 'fastify'
import { isLoopback } from '../config/variables'

/** By which names the server may be called. */
export interface Names {
  /** The configured address to listen on. */
  host: string
  /** The public origin; null = none. */
  publicUrl: string | null
}

/** What comes in there is signed, so whoever calls it by another name gains nothing; a tunnel has one of its own. */
const signed = ['/slack/events']

/**
 * A hook that refuses requests meant for another host. Without it any web page could point a name of
 * its own at this machine and read what only this machine may read (DNS rebinding).
 */
export function refuseForeignHosts(names: Names) {
  return async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    if (signed.includes(request.routeOptions.url ?? '')) return
    const { localAddress, localPort } = request.socket
    if (isOurs(request.headers.host, names, localAddress ?? '', localPort ?? 0)) return
    return reply.code(421).send({ error: 'This server does not answer to that host name.' })
  }
}

/**
 * Whether a Host header means this server: a loopback name, the configured host or, as nobody can
 * rebind a bare address, the address that the connection came in on, each with the right port; or
 * whatever the public address says.
 */
export function isOurs(
  header: string | undefined,
  names: Names,
  localAddress: string,
  localPort: number,
): boolean {
  if (header === undefined || !/^[\w.:[\]-]+$/.test(header)) return false
  if (names.publicUrl !== null) {
    const origin = new URL(names.publicUrl)
    const asked = `${origin.protocol}//${header}`
    if (URL.canParse(asked) && new URL(asked).host === origin.host) return true
  }
  if (!URL.canParse(`http://${header}`)) return false
  const asked = new URL(`http://${header}`)
  if (Number(asked.port === '' ? 80 : asked.port) !== localPort) return false
  const name = bare(asked.hostname)
  return isLoopback(name) || name === bare(names.host) || name === bare(localAddress)
}

/** Without brackets, and without the prefix that an IPv4 address gets on an IPv6 socket. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^::ffff:(?=[\d.]+$)/, '')
}
