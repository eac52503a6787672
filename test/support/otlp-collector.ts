/** A collector that takes what OTLP over HTTP in JSON allows, and nothing else. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

const uint64 = z.string().regex(/^\d{1,20}$/)
const time = uint64.refine((text) => BigInt(text) > 1_000_000_000_000_000_000n, 'is no epoch in ns')
const traceId = z.string().regex(/^(?!0+$)[0-9a-f]{32}$/)
const spanId = z.string().regex(/^(?!0+$)[0-9a-f]{16}$/)
const anyValue = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ boolValue: z.boolean() }),
  z.strictObject({ intValue: z.string().regex(/^-?\d{1,19}$/) }),
  z.strictObject({ doubleValue: z.number() }),
])
const attributes = z
  .array(z.strictObject({ key: z.string().min(1), value: anyValue }))
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'a key comes twice')
const resource = z.strictObject({
  attributes: attributes.refine(
    (all) => all.some(({ key }) => key === 'service.name'),
    'no service.name',
  ),
})
const scope = z.strictObject({ name: z.string().min(1) })

const logRecord = z.strictObject({
  timeUnixNano: time,
  observedTimeUnixNano: time,
  severityNumber: z.int().min(1).max(24),
  severityText: z.string(),
  body: anyValue,
  attributes,
  traceId: traceId.optional(),
  spanId: spanId.optional(),
})
const span = z
  .strictObject({
    traceId,
    spanId,
    parentSpanId: spanId.optional(),
    name: z.string().min(1),
    kind: z.int().min(1).max(5),
    startTimeUnixNano: time,
    endTimeUnixNano: time,
    attributes,
    status: z.strictObject({ code: z.int().min(0).max(2) }),
  })
  .refine((it) => BigInt(it.endTimeUnixNano) >= BigInt(it.startTimeUnixNano), 'ends too early')
const metric = z.strictObject({
  name: z.string().min(1),
  unit: z.string(),
  gauge: z.strictObject({
    dataPoints: z.array(z.strictObject({ timeUnixNano: time, asDouble: z.number() })).min(1),
  }),
})

const bodies = {
  '/v1/logs': z.strictObject({
    resourceLogs: z.array(
      z.strictObject({
        resource,
        scopeLogs: z.array(z.strictObject({ scope, logRecords: z.array(logRecord).min(1) })),
      }),
    ),
  }),
  '/v1/traces': z.strictObject({
    resourceSpans: z.array(
      z.strictObject({
        resource,
        scopeSpans: z.array(z.strictObject({ scope, spans: z.array(span).min(1) })),
      }),
    ),
  }),
  '/v1/metrics': z.strictObject({
    resourceMetrics: z.array(
      z.strictObject({
        resource,
        scopeMetrics: z.array(z.strictObject({ scope, metrics: z.array(metric).min(1) })),
      }),
    ),
  }),
}

export interface Answer {
  status: number
  headers?: Readonly<Record<string, string>>
  body?: string
}

export interface FakeCollector {
  url: string
  logs: z.infer<typeof logRecord>[]
  spans: z.infer<typeof span>[]
  points: { service: string; name: string; time: string; value: number }[]
  /** What the protocol forbids; must stay empty. */
  breaches: string[]
  requests: { path: string; headers: IncomingMessage['headers'] }[]
  /** Given instead of 200 to the next requests; 'hang' = no answer at all. */
  next: (Answer | 'hang')[]
}

export async function startCollector(): Promise<FakeCollector> {
  const told: FakeCollector = {
    url: '',
    logs: [],
    spans: [],
    points: [],
    breaches: [],
    requests: [],
    next: [],
  }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk))
    request.on('end', () => answer(told, request, text, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port.')
  told.url = `http://127.0.0.1:${address.port}`
  return told
}

function answer(
  told: FakeCollector,
  request: IncomingMessage,
  text: string,
  response: ServerResponse,
): void {
  const path = request.url ?? ''
  told.requests.push({ path, headers: request.headers })
  const other = told.next.shift()
  if (other === 'hang') return
  if (other !== undefined) {
    response.writeHead(other.status, other.headers).end(other.body ?? '')
    return
  }
  const breach = take(told, request, path, text)
  if (breach !== null) told.breaches.push(breach)
  response
    .writeHead(breach === null ? 200 : 400, { 'content-type': 'application/json' })
    .end('{"partialSuccess":{}}')
}

function take(
  told: FakeCollector,
  request: IncomingMessage,
  path: string,
  text: string,
): string | null {
  if (request.method !== 'POST') return `${request.method} is not POST`
  if (request.headers['content-type'] !== 'application/json') return 'not application/json'
  const value: unknown = JSON.parse(text)
  switch (path) {
    case '/v1/logs': {
      const parsed = bodies[path].safeParse(value)
      if (!parsed.success) return z.prettifyError(parsed.error)
      for (const { scopeLogs } of parsed.data.resourceLogs) {
        for (const { logRecords } of scopeLogs) told.logs.push(...logRecords)
      }
      return null
    }
    case '/v1/traces': {
      const parsed = bodies[path].safeParse(value)
      if (!parsed.success) return z.prettifyError(parsed.error)
      for (const { scopeSpans } of parsed.data.resourceSpans) {
        for (const { spans } of scopeSpans) told.spans.push(...spans)
      }
      return null
    }
    case '/v1/metrics': {
      const parsed = bodies[path].safeParse(value)
      if (!parsed.success) return z.prettifyError(parsed.error)
      for (const each of parsed.data.resourceMetrics) {
        const name = each.resource.attributes.find(({ key }) => key === 'service.name')?.value
        const service = name !== undefined && 'stringValue' in name ? name.stringValue : ''
        for (const one of each.scopeMetrics.flatMap(({ metrics }) => metrics)) {
          for (const { timeUnixNano, asDouble } of one.gauge.dataPoints) {
            told.points.push({ service, name: one.name, time: timeUnixNano, value: asDouble })
          }
        }
      }
      return null
    }
    default:
      return `no such path: ${path}`
  }
}
