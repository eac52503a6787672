import type { Book } from '../conduct/evidence'
import { alertByLetter, arrived } from '../drill/alerts'
import { barred } from '../drill/availability'
import { elapsedAt } from '../drill/clock'
import { isRevealed } from '../drill/visibility'
import {
  dashboardMessage,
  metricMessage,
  noneThere,
  noSuchService,
  nothingFound,
  notYet,
  overviewMessage,
  traceMessage,
} from '../messages/evidence'
import { lineMessage, logsMessage } from '../messages/evidence-lines'
import type { EvidenceWords, ShownPicture } from '../messages/evidence-parts'
import type { Message } from '../messages/message'
import type { EvidenceSpec } from '../report/evidence-spec'
import { lineCitation, lineInWords, traceCitation, traceInWords } from '../report/pictures/cite'
import { lengthOf, valueWithUnit, worldMinuteText, worldTime } from '../report/pictures/figures'
import { metricFrom, metricPicture } from '../report/pictures/metric'
import type { EvidenceSpan } from '../report/pictures/rows'
import { tracePicture } from '../report/pictures/trace'
import { inDrill, refused } from './answers'
import { claimForm } from './claim'
import type { Ask, Command, DrillAsk, Reply } from './command'
import { carriedBy, readWanted, unknownService, type Wanted, wantedBy } from './evidence-filter'

const minute = 60_000
/** Before 03:00 the world's evening counts too; no book begins earlier than this. World ms. */
const beginning = -24 * 60 * minute
const recent = 15 * minute
/** A service that was silent for longer is none to speak of. */
const lately = 60 * minute
/** Two rows of buttons, one a line. */
const rowsAPage = 10
const dashboardCharts = 3
const shortestTrace = 3

/** An asking with its drill's book, and how far it may be read: world ms. */
interface Reading extends DrillAsk {
  book: Book
  until: number
  words: EvidenceWords
}

const privateReply = (message: Message): Reply => ({ kind: 'private', message })

/** Opens the drill's book, or says that there is none yet. */
function reading(go: (ask: Reading) => Promise<Reply>): (ask: Ask) => Promise<Reply> {
  return inDrill(async (ask) => {
    const drillId = ask.record.drill.id
    const book = await ask.evidence.open(drillId)
    const pageAt: EvidenceWords['pageAt'] = (spot) =>
      ask.evidence.pageOf(drillId, ask.asker.person.id, spot)
    if (book === 'not yet') return gathering(ask, pageAt)
    if (book === null) return privateReply(noneThere)
    // World 03:00 is the drill's start; the drill's present moment is the world's.
    const until = elapsedAt(ask.record, ask.now)
    const words: EvidenceWords = {
      now: worldMinuteText(until / minute),
      timeOf: worldTime,
      lengthOf,
      value: valueWithUnit,
      lineCitation,
      traceCitation,
      pageAt,
    }
    return go({ ...ask, book, until, words })
  })
}

/** The brief's services and the alerts' are known before any evidence is. */
function gathering(ask: DrillAsk, pageAt: EvidenceWords['pageAt']): Reply {
  const named = ask.world.services.map(({ name }) => name)
  const alerting = arrived(ask.record).map(({ service }) => service)
  const onMap = ask.world.map.join(' ').match(/[a-z][a-z0-9]*(?:-[a-z0-9]+)+/g) ?? []
  const unknown = unknownService(ask.text, [...named, ...alerting, ...onMap])
  return privateReply(
    unknown === null
      ? notYet({ pageAt })
      : noSuchService(unknown, [...new Set([...named, ...alerting])], false),
  )
}

const claimsOpen = (ask: Reading) => !isRevealed(ask.record)

async function overview(ask: Reading): Promise<Reply> {
  const since = ask.until - recent
  const services = ask.book.overview(since, ask.until)
  return services.length === 0
    ? privateReply(nothingFound)
    : privateReply(overviewMessage(services, worldMinuteText(since / minute), ask.words))
}

async function logs(ask: Reading, wanted: Wanted, before: string | null): Promise<Reply> {
  const trace = wanted.trace === null ? null : wholeTrace(ask, wanted.trace)
  if (wanted.trace !== null && trace === null) return privateReply(nothingFound)
  const { rows, total, next } = ask.book.logs(
    {
      from: beginning,
      until: ask.until,
      services: wanted.service === null ? [] : [wanted.service],
      levels: wanted.level === null ? [] : [wanted.level],
      words: wanted.words,
      trace,
    },
    { before, limit: rowsAPage },
  )
  const shown = { ...wanted, trace }
  return privateReply(
    logsMessage(
      { ...shown, carried: carriedBy(shown) },
      { rows, total, next, first: before === null },
      wanted.service === null ? null : summaryOf(ask, wanted.service),
      ask.words,
    ),
  )
}

function summaryOf(ask: Reading, service: string) {
  return (
    ask.book.overview(ask.until - lately, ask.until).find((each) => each.service === service) ??
    null
  )
}

/** The trace whose id begins so, by the lines that name it; null = none has been seen. */
function wholeTrace({ book, until }: Reading, start: string): string | null {
  if (start.length < shortestTrace) return null
  if (book.trace(start, until).length > 0) return start
  const { rows } = book.logs(
    { from: beginning, until, services: [], levels: [], words: [start], trace: null },
    { before: null, limit: 200 },
  )
  return rows.find(({ trace }) => trace?.startsWith(start))?.trace ?? null
}

function line(ask: Reading, id: string): Reply | null {
  const found = ask.book.line(id, ask.until)
  return found === null ? null : privateReply(lineMessage(found, claimsOpen(ask), ask.words))
}

function spansOf(ask: Reading, start: string): EvidenceSpan[] {
  const id = wholeTrace(ask, start)
  const spans = id === null ? [] : ask.book.trace(id, ask.until)
  return spans.toSorted((one, other) => one.at - other.at)
}

async function trace(ask: Reading, start: string): Promise<Reply> {
  const spans = spansOf(ask, start)
  const [root] = spans
  const spec = tracePicture(spans, ask.until)
  if (root === undefined || spec === null) return privateReply(nothingFound)
  const isOpen = spans.some(({ length }) => length === null)
  // A trace that has ended looks the same to everybody from then on.
  const name = isOpen ? `trace-${root.trace}-${ask.until}` : `trace-${root.trace}`
  const picture = await drawn(ask, name, spec)
  return privateReply(traceMessage(spans, picture, claimsOpen(ask), ask.words))
}

/** Null = nothing is known of that metric up to now. */
async function chart(ask: Reading, service: string, name: string): Promise<ShownPicture | null> {
  const known = ask.book
    .metricNames()
    .find((each) => each.service === service && each.name === name)
  if (!known) return null
  // By whole minutes, so that whoever asks within the same one gets the same picture.
  const now = Math.floor(ask.until / minute) * minute
  const spec = metricPicture({
    service,
    name,
    unit: known.unit,
    points: ask.book.metric(service, name, metricFrom(now), now),
    limit: known.limit ?? null,
    now,
  })
  return spec && drawn(ask, `metric-${service}-${name}-${now / minute}`, spec)
}

async function metric(ask: Reading, service: string, name: string): Promise<Reply> {
  const summary = summaryOf(ask, service)
  const picture = await chart(ask, service, name)
  return picture === null || summary === null
    ? privateReply(nothingFound)
    : privateReply(metricMessage(summary, name, picture, ask.words))
}

async function dashboard(ask: Reading): Promise<Reply> {
  const alert = alertByLetter(ask.record, ask.with.alert ?? '')
  const service = alert?.service ?? ask.with.service
  const summary = service === undefined ? null : summaryOf(ask, service)
  if (!summary) return privateReply(nothingFound)
  const names = summary.metrics.slice(0, dashboardCharts).map(({ name }) => name)
  const charts = await Promise.all(names.map((name) => chart(ask, summary.service, name)))
  const pictures = charts.filter((each) => each !== null)
  return privateReply(dashboardMessage(summary, pictures, ask.words))
}

async function drawn(ask: Reading, name: string, spec: EvidenceSpec): Promise<ShownPicture> {
  const stored = await ask.evidence.picture(ask.record.drill.id, name, spec)
  return { fileId: stored?.fileId ?? null, alt: spec.alt, title: spec.title }
}

/** The claim form with the cited evidence in it; on the alert of that service, where there is one. */
async function cite(ask: Reading): Promise<Reply> {
  const bar = barred(ask.record, 'claim', ask.asker.person.id)
  if (bar) return refused(bar, ask, ask.view)
  if (!claimsOpen(ask)) return refused({ code: 'claims-closed' }, ask, ask.view)
  const found = ask.with.line === undefined ? null : ask.book.line(ask.with.line, ask.until)
  const spans = ask.with.trace === undefined ? [] : spansOf(ask, ask.with.trace)
  const words = found === null ? traceInWords(spans) : lineInWords(found)
  const services = found === null ? spans.map(({ service }) => service) : [found.service]
  const alerts = arrived(ask.record).filter(({ service }) => services.includes(service))
  if (words === '') return privateReply(nothingFound)
  return claimForm(ask, alerts.length === 1 ? alerts[0]?.letter : undefined, '', words)
}

async function say(ask: Reading): Promise<Reply> {
  if (ask.text.trim() === '') return overview(ask)
  const shown = ask.book.overview(ask.until - lately, ask.until).map(({ service }) => service)
  const alerting = arrived(ask.record).map(({ service }) => service)
  const services = [...new Set([...shown, ...alerting])]
  const wanted = readWanted(ask.text, services, ask.record)
  const { service, level, words } = wanted
  if (wanted.cited !== null) return cited(ask, wanted.cited)
  const [word] = wanted.words
  // A citation typed without its "E-".
  const bare = service === null && level === null && words.length === 1 && word !== undefined
  const found = bare ? line(ask, word.toLowerCase()) : null
  if (found !== null) return found
  const unknown = service === null ? unknownService(ask.text, services) : null
  if (unknown !== null && !holds(ask, unknown))
    return privateReply(noSuchService(unknown, services, true))
  const alone = service === null && level === null && words.length === 0
  return wanted.trace !== null && alone ? trace(ask, wanted.trace) : logs(ask, wanted, null)
}

/** Some line up to now has the word in it. */
function holds({ book, until }: Reading, word: string): boolean {
  const any = { from: beginning, until, services: [], levels: [], words: [word], trace: null }
  return book.logs(any, { before: null, limit: 1 }).total > 0
}

/** A line, or a trace by how its id begins: what anybody has cited anywhere in the drill. */
const cited = async (ask: Reading, id: string) => line(ask, id) ?? trace(ask, id)

const page = async (ask: Reading) => logs(ask, wantedBy(ask.with), ask.with.before ?? null)

/** `/drill evidence [alert or service]`: logs, metrics and traces up to the drill's present moment, in private. */
export const evidence: Command = {
  word: 'evidence',
  takes: '[alert or service]',
  help: 'Logs, metrics and traces up to now',
  say: reading(say),
  press: {
    open: reading(async (ask) => {
      const alert = alertByLetter(ask.record, ask.with.alert ?? '')
      return alert ? logs(ask, wantedBy({ service: alert.service }), null) : overview(ask)
    }),
    dashboard: reading(dashboard),
    service: reading(page),
    logs: reading(page),
    level: reading(page),
    older: reading(page),
    line: reading(async (ask) => line(ask, ask.with.line ?? '') ?? privateReply(nothingFound)),
    cited: reading((ask) => cited(ask, ask.with.cited ?? '')),
    trace: reading((ask) => trace(ask, ask.with.trace ?? '')),
    metric: reading((ask) => metric(ask, ask.with.service ?? '', ask.with.metric ?? '')),
    cite: reading(cite),
  },
}
