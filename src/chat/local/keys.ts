/** Who a request comes from: each person has a key, the host one more. */
import type { FastifyRequest } from 'fastify'
import { isLoopback } from '../../config/variables'
import type { Person } from '../../drill/record'
import type { House } from './house'

/** Signs under a key derived for one purpose. */
export interface Signer {
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, signature: string): boolean
}

export interface Keys {
  keyOf(personId: string): string
  hostKey(): string
  /** Null = the key is nobody's. */
  personOf(request: FastifyRequest): Promise<Person | null>
  /** The request carries the host's key. */
  isHost(request: FastifyRequest): boolean
  /** The key that the request came with, right or wrong; null = without one. */
  invited(request: FastifyRequest): string | null
  /** A host who sits elsewhere comes with the host's key as an invitation. */
  isHostKey(key: string): boolean
}

const person = 'local page: person'
const host = 'local page: host'

export function createKeys(secret: Signer, house: House): Keys {
  const isHostKey = (key: string) => secret.verify(host, house.workspaceId, key)
  return {
    keyOf: (id) => `${id}.${secret.sign(person, id)}`,
    hostKey: () => secret.sign(host, house.workspaceId),
    personOf: async (request) => {
      const key = bearer(request)
      const dot = key?.lastIndexOf('.') ?? -1
      if (key === null || dot < 0) return null
      const id = key.slice(0, dot)
      return secret.verify(person, id, key.slice(dot + 1)) ? house.person(id) : null
    },
    isHost: (request) => {
      const given = request.headers['x-drill-host']
      return typeof given === 'string' && isHostKey(given)
    },
    isHostKey,
    invited: bearer,
  }
}

/** Null = there is no such header; '' = there is one that holds no key, which is then a wrong one. */
function bearer({ headers: { authorization } }: FastifyRequest): string | null {
  if (authorization === undefined) return null
  return /^Bearer (.{1,300})$/.exec(authorization)?.[1] ?? ''
}

/**
 * Whoever sits at the machine itself is the host: the connection comes from loopback and was meant for it.
 * Behind a proxy the name is another one, so nobody becomes the host by coming through it.
 */
export function isAtThisMachine(request: FastifyRequest): boolean {
  const from = request.socket.remoteAddress ?? ''
  const { hostname } = URL.canParse(`http://${request.headers.host}`)
    ? new URL(`http://${request.headers.host}`)
    : { hostname: '' }
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers.forwarded
  return isLoopback(from.replace(/^::ffff:/, '')) && isLoopback(hostname) && forwarded === undefined
}
