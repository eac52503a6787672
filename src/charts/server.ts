/** `POST /chart` as a QuickChart server answers it, for this machine only and for JSON only: nothing in a chart is ever run. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Renderer } from './renderer'

const bodyLimit = 100 * 1024
const mostPixels = 8_000_000

const side = z.coerce.number().int().min(1).max(3000)
const colour = z.string().regex(/^(#[0-9a-f]{3,8}|[a-z]{3,30}|rgba?\([\d\s.,%]{1,40}\))$/i)

const request = z
  .object({
    chart: z.union([z.string(), z.record(z.string(), z.json())]),
    width: side.default(500),
    height: side.default(300),
    devicePixelRatio: z.coerce.number().min(0.5).max(4).default(1),
    format: z.literal('png', 'Only format png is drawn here.').default('png'),
    version: z
      .string()
      .regex(/^4(\.|$)/, 'Only Chart.js version 4 is drawn here.')
      .default('4'),
    backgroundColor: colour.default('#ffffff'),
  })
  .refine(
    ({ width, height, devicePixelRatio }) => width * height * devicePixelRatio ** 2 <= mostPixels,
    `A chart has at most ${mostPixels} pixels.`,
  )

const config = z.looseObject({ type: z.string(), data: z.looseObject({}) })

/** Mounts the route. A refusal is 400 with its reason, a stranger gets 403, a full queue 503. */
export function chartRoutes(app: FastifyInstance, renderer: Renderer): void {
  app.post('/chart', { bodyLimit }, async (incoming, reply) => {
    if (!isLocal(incoming)) return refuse(reply, 403, 'Charts are drawn for this machine only.')
    const asked = request.safeParse(incoming.body)
    if (!asked.success) return refuse(reply, 400, firstReason(asked.error))
    const chart = strictJson(asked.data.chart)
    if (chart === null)
      return refuse(reply, 400, 'chart must be strict JSON with type and data; code is not run.')
    const drawn = await renderer.draw({ ...asked.data, chart })
    switch (drawn.kind) {
      case 'drawn':
        return reply.type('image/png').send(Buffer.from(drawn.png))
      case 'refused':
        return refuse(reply, 400, drawn.why)
      case 'busy':
        return refuse(reply, 503, 'Too many charts are waiting. Try again in a moment.')
      default:
        return drawn satisfies never
    }
  })
}

/** Through a proxy everybody would look local, so a forwarded request isn't. */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers['x-real-ip']
  const address = socket.remoteAddress ?? ''
  return forwarded === undefined && /^(127\.|::1$|::ffff:127\.)/.test(address)
}

/** The chart as JSON text; null when it is JavaScript, or asks a server to run some. */
function strictJson(chart: string | Record<string, unknown>): string | null {
  const text = typeof chart === 'string' ? chart : JSON.stringify(chart)
  if (/__(BEGIN|END)FUNCTION__/.test(text)) return null
  try {
    return config.safeParse(JSON.parse(text)).success ? text : null
  } catch {
    return null
  }
}

function firstReason(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.join('.') || 'body'}: ${issue.message}` : 'The body is not a chart.'
}

function refuse(reply: FastifyReply, status: number, why: string): FastifyReply {
  const header = why.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 300)
  return reply.code(status).header('x-quickchart-error', header).send({ error: why })
}

/** The embedded server draws for this machine only; where every address is listened on, loopback is one of them. */
export function embeddedCharts(url: string): string {
  const { hostname, port } = new URL(url)
  return hostname === '0.0.0.0' || hostname === '[::]'
    ? `http://127.0.0.1:${port}`
    : `http://${hostname}:${port}`
}
