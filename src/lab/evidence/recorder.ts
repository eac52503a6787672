/** Takes down what a run shows: lines of evidence to a file, and everything that happened into one fingerprint. */
import { createHash } from 'node:crypto'
import { closeSync, openSync, writeSync } from 'node:fs'
import type { Chance } from '../chance'
import type { EvidenceLine } from './line'

type Attributes = Readonly<Record<string, string | number | boolean>>
type Log = Extract<EvidenceLine, { kind: 'log' }>
type Span = Extract<EvidenceLine, { kind: 'span' }>

/** Where something happens: ids of OpenTelemetry's widths (16 and 8 bytes), from the seed. */
export interface SpanContext {
  trace: string
  span: string
}

export interface Opening {
  service: string
  name: string
  spanKind: Span['spanKind']
  /** null = a new trace begins. */
  parent: SpanContext | null
  attributes?: Attributes
}

export interface OpenSpan {
  context: SpanContext
  /** Recorded now, with its length; a span that never ends leaves no line. */
  end(status: Span['status'], attributes?: Attributes): void
}

export interface Recorder {
  open(opening: Opening): OpenSpan
  log(
    service: string,
    severity: Log['severity'],
    body: string,
    attributes?: Attributes,
    context?: SpanContext | null,
  ): void
  metric(service: string, name: string, value: number, unit: string): void
  /** For the fingerprint alone: what happened and is no evidence. */
  event(what: string): void
  /** Writes what is left and gives the SHA-256 of all lines and events, in their order. */
  close(): string
}

/** Characters gathered before the file is written to, so that a long run's file grows while it runs. */
const enough = 64 * 1024

/** @param file null = nothing is written. Throws the file system's error. */
export function createRecorder(file: string | null, now: () => number, chance: Chance): Recorder {
  const ids = chance.fork('ids')
  const hash = createHash('sha256')
  const handle = file === null ? null : openSync(file, 'w', 0o600)
  let waiting = ''
  let unhashed = ''

  function take(line: EvidenceLine): void {
    const text = `${JSON.stringify(line)}\n`
    happened(text)
    if (handle === null) return
    waiting += text
    if (waiting.length >= enough) write()
  }

  /** Hashed many at a time: a call for each line would cost more than the lines. */
  function happened(text: string): void {
    unhashed += text
    if (unhashed.length >= enough) digestSoFar()
  }

  function digestSoFar(): void {
    hash.update(unhashed)
    unhashed = ''
  }

  function write(): void {
    if (handle !== null && waiting !== '') writeSync(handle, waiting)
    waiting = ''
  }

  return {
    open({ service, name, spanKind, parent, attributes }) {
      const context = { trace: parent?.trace ?? ids.hex(16), span: ids.hex(8) }
      const at = now()
      return {
        context,
        end(status, more) {
          take({
            kind: 'span',
            at: round(at),
            length: round(now() - at),
            service,
            name,
            trace: context.trace,
            span: context.span,
            parent: parent?.span ?? null,
            spanKind,
            status,
            attributes: { ...attributes, ...more },
          })
        },
      }
    },
    log(service, severity, body, attributes = {}, context = null) {
      take({
        kind: 'log',
        at: round(now()),
        service,
        severity,
        body,
        trace: context?.trace ?? null,
        span: context?.span ?? null,
        attributes,
      })
    },
    metric(service, name, value, unit) {
      take({ kind: 'metric', at: round(now()), service, name, unit, value: round(value) })
    },
    event: (what) => happened(`${round(now())} ${what}\n`),
    close() {
      write()
      if (handle !== null) closeSync(handle)
      digestSoFar()
      return hash.digest('hex')
    },
  }
}

/** Microseconds, as tracing shows them. */
const round = (ms: number) => Math.round(ms * 1000) / 1000
