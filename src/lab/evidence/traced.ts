/** Calls that leave a CLIENT span and hand their trace on, in W3C's header `traceparent`. */
import { type Call, CallFailed, type Incoming, type Network, type Reply } from '../virtual/network'
import type { Recorder, SpanContext } from './recorder'

export interface Caller {
  service: string
  /** Name of the span: "POST /charges". */
  name: string
  /** "payment-api". */
  peer: string
  parent: SpanContext | null
  /** Called as the span begins. */
  opened?: (context: SpanContext) => void
}

/** As `network.call`, recorded. Rejects with the same CallFailed. */
export async function tracedCall(
  network: Network,
  recorder: Recorder,
  { service, name, peer, parent, opened }: Caller,
  call: Call,
): Promise<Reply> {
  const span = recorder.open({
    service,
    name,
    spanKind: 'CLIENT',
    parent,
    attributes: {
      'http.request.method': call.method,
      'url.path': call.path,
      'server.address': peer,
    },
  })
  opened?.(span.context)
  const headers = { ...call.headers, traceparent: toHeader(span.context) }
  try {
    const reply = await network.call({ ...call, headers })
    span.end(reply.status < 400 ? 'OK' : 'ERROR', { 'http.response.status_code': reply.status })
    return reply
  } catch (error) {
    span.end('ERROR', { 'error.type': error instanceof CallFailed ? error.why : 'error' })
    throw error
  }
}

/** The caller's span; null when the request says none. */
export function callerOf(incoming: Incoming): SpanContext | null {
  const parts = incoming.headers.traceparent?.split('-')
  const [, trace, span] = parts ?? []
  return trace === undefined || span === undefined ? null : { trace, span }
}

const toHeader = ({ trace, span }: SpanContext) => `00-${trace}-${span}-01`
