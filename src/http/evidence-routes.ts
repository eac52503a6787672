/** A drill's evidence as a page: its shell, and its data behind a key. Nothing later than the drill's present moment leaves. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { EvidenceFilter, OpenEvidence, OpenEvidenceOf } from './evidence-book'
import * as input from './evidence-input'
import { readEvidenceKey } from './evidence-key'
import type { RouteInstaller } from './server'
import type { Signer } from './signed-files'

interface Parts {
  open: OpenEvidenceOf
  secret: Pick<Signer, 'verify'>
  /** Epoch ms. */
  now: () => number
  /** The page's HTML and its content security policy. */
  shell: { html: string; policy: string }
}

const minute = 60_000
const linesAPage = 100
/** Bars of a histogram, and points of a chart. */
const most = 480

const notWhole = 'This link is not whole. Open it again from where it was posted.'
const ended = 'This link has ended. Ask for the evidence again.'
const notYet = 'The evidence is still being gathered. This page tries again by itself.'
const none = 'There is no evidence of this drill.'
const unreadable = 'The page asks for something that is no evidence. Reload the page.'

/** `/evidence/` and `/evidence/api/…`: 403 without a right key, 400 for what cannot be asked, 409 before it is there. */
export function evidenceRoutes({ open, secret, now, shell }: Parts): RouteInstaller {
  const answer =
    <T>(schema: z.ZodType<T>, read: (drill: OpenEvidence, asked: T) => unknown) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const key = /^Bearer (.{1,700})$/s.exec(request.headers.authorization ?? '')?.[1] ?? ''
      const reader = readEvidenceKey(secret, key, now())
      if (reader === null) return reply.code(403).send({ error: notWhole })
      if (reader === 'ended') return reply.code(403).send({ error: ended })
      const asked = schema.safeParse(request.query)
      if (!asked.success) return reply.code(400).send({ error: unreadable })
      const drill = await open(reader.drillId, reader.personId)
      if (drill === null) return reply.code(404).send({ error: none })
      if (drill === 'not yet') return reply.code(409).send({ error: notYet })
      const found = read(drill, asked.data)
      return found === null ? reply.code(404).send({ error: 'That is not there.' }) : found
    }

  return (app) => {
    const get = <T>(
      path: string,
      schema: z.ZodType<T>,
      read: (drill: OpenEvidence, asked: T) => unknown,
    ) => app.get(`/evidence/api/${path}`, answer(schema, read))

    app.get('/evidence/', async (_, reply) =>
      reply
        .headers({ 'content-security-policy': shell.policy, 'cache-control': 'no-cache' })
        .type('text/html; charset=utf-8')
        .send(shell.html),
    )
    get('state', input.nothingQuery, stateOf)
    get('overview', input.spanQuery, (drill, asked) => ({
      services: drill.book.overview(...spanIn(drill, asked)),
    }))
    get('logs', input.logsQuery, (drill, asked) =>
      drill.book.logs(filterOf(drill, asked), {
        before: asked.before ?? null,
        limit: asked.limit ?? linesAPage,
      }),
    )
    get('line', input.lineQuery, ({ book, worldNow }, { id }) => book.line(id, worldNow))
    get('histogram', input.histogramQuery, (drill, asked) => ({
      bars: barsOf(drill, filterOf(drill, asked)),
    }))
    get('trace', input.traceQuery, ({ book, worldNow }, { id }) => ({
      spans: book.trace(id, worldNow),
    }))
    get('metrics', input.nothingQuery, (drill) => ({ metrics: metricsOf(drill) }))
    get('metric', input.metricQuery, (drill, asked) => ({
      points: drill.book
        .metric(asked.service, asked.name, ...spanIn(drill, asked))
        .slice(-most * 10),
    }))
  }
}

function stateOf({ book, worldNow, ...drill }: OpenEvidence) {
  const { title, team, phase, left, running, speed, alerts, from } = drill
  return {
    title,
    team,
    phase,
    left,
    running,
    speed,
    from,
    now: worldNow,
    alerts: alerts.map(({ letter, service, symptom }) => ({ letter, service, symptom })),
    services: book.overview(from, worldNow).map(({ service }) => service),
  }
}

/** Metrics that have been measured by now: a name that comes later would tell of what comes. */
function metricsOf({ book, from, worldNow }: OpenEvidence) {
  const seen = new Map(
    book.overview(from, worldNow).map(({ service, metrics }) => [service, metrics]),
  )
  return book
    .metricNames()
    .filter(({ service, name }) => seen.get(service)?.some((each) => each.name === name))
}

/** From and until, world ms, the latter never after the drill's present moment. */
function spanIn(
  { from: start, worldNow }: OpenEvidence,
  asked: { from?: number | undefined; until?: number | undefined },
): [number, number] {
  return [Math.max(asked.from ?? start, start), Math.min(asked.until ?? worldNow, worldNow)]
}

function filterOf(
  drill: OpenEvidence,
  asked: z.output<typeof input.histogramQuery>,
): EvidenceFilter {
  const [from, until] = spanIn(drill, asked)
  const { service, level, words, trace } = asked
  return { from, until, services: service, levels: level, words, trace: trace ?? null }
}

/** A bar a whole minute, and one for the minute that has begun; minutes long past are left out where there are too many. */
function barsOf({ book }: OpenEvidence, filter: EvidenceFilter) {
  const end = Math.floor(filter.until / minute) * minute
  const from = Math.max(Math.floor(filter.from / minute) * minute, end - most * minute)
  if (filter.until < from) return []
  const minutes = (end - from) / minute
  // The bar of each whole minute ends before the next one begins.
  const whole = minutes > 0 ? book.histogram({ ...filter, from, until: end - 0.001 }, minutes) : []
  const last = book.histogram({ ...filter, from: Math.max(end, from) }, 1)
  return [...whole, ...last].map(({ lines, errors }, index) => ({
    at: from + index * minute,
    lines,
    errors,
  }))
}
