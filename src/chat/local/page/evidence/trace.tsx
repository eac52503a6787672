import './trace.css'
import { signal } from '@preact/signals'
import type { Span } from './answers'
import { useBench } from './bench'
import { tell } from './chosen'
import { traceInWords } from './cite'
import { Facts } from './facts'
import { ErrorMark } from './icons'
import { sheetOpen } from './sheet'
import { countedOf, countOf, lengthOf, valueTicks, worldMs } from './times'
import { type Step, type Waterfall, waterfallOf } from './waterfall'

/** Of a span whose attributes are shown. */
const shownSpan = signal<string | null>(null)
/** A word at a tick that is nearer to the end would reach out of the card. */
const lastTick = 0.93
/** A bar that is this long has room for words in it. */
const roomForWords = 0.34

/** The open trace as a waterfall. */
export function TraceView() {
  const { desk, use } = useBench()
  const { value: trace } = desk.trace
  const now = desk.state.value?.now ?? 0
  const picture = trace === null ? null : waterfallOf(trace.spans, now)
  if (trace === null || picture === null) {
    return (
      <section class="evidence-card evidence-side" aria-label="Trace">
        <h2>Trace</h2>
        <p class="evidence-hint">Choose a line, then press Enter: its trace stands here.</p>
      </section>
    )
  }
  const { spans } = trace
  const ticks = scaleOf(picture.length)
  const chosen = spans.find(({ span }) => span === shownSpan.value)
  const count = desk.lines.value?.rows.filter((line) => line.trace === trace.id).length ?? 0
  const openSpans = spans.some(({ length }) => length === null)
  return (
    <section class="evidence-card evidence-side" aria-label="Trace">
      <header class="evidence-side-head">
        <h2>
          Trace <span class="evidence-trace-id">{trace.id.slice(0, 8)}</span>
        </h2>
        <span>
          {worldMs(picture.from)} · {countedOf(spans.length, 'span')} ·{' '}
          {openSpans ? 'not ended' : lengthOf(picture.length)}
        </span>
      </header>
      <div
        class="evidence-fall"
        style={{ '--tick': `${(100 * (ticks[1] ?? 0)) / picture.length}%` }}
      >
        <div class="evidence-scale" aria-hidden="true">
          {ticks.map((at) => (
            <span key={at} style={{ left: `${(100 * at) / picture.length}%` }}>
              {lengthOf(at)}
            </span>
          ))}
        </div>
        <ol class={picture.steps.length > 12 ? 'evidence-spans evidence-dense' : 'evidence-spans'}>
          {picture.steps.map((step) => (
            <SpanRow key={step.span.span} step={step} picture={picture} />
          ))}
        </ol>
      </div>
      {openSpans && <p class="evidence-hint">Hatched: has not ended up to now.</p>}
      {chosen && (
        <Facts
          title={`${chosen.service} ${chosen.name}`}
          attributes={{
            began: worldMs(chosen.at),
            took: chosen.length === null ? 'not ended' : lengthOf(chosen.length),
            kind: chosen.kind,
            status: chosen.status,
            ...chosen.attributes,
          }}
        />
      )}
      <footer class="evidence-side-foot">
        <button
          type="button"
          class="button evidence-button"
          onClick={async () => {
            const services = [...new Set(spans.map(({ service }) => service))]
            tell(await use(traceInWords(spans), services))
          }}
        >
          Use trace in a claim
        </button>
        <button
          type="button"
          class="evidence-quiet"
          onClick={() => {
            desk.tab.value = null
            desk.narrow({
              trace: trace.id,
              services: [],
              levels: [],
              words: '',
              range: { kind: 'all' },
            })
            sheetOpen.value = false
          }}
        >
          Show its {count > 0 && desk.filter.value.trace === trace.id ? countOf(count) : ''} lines
        </button>
      </footer>
    </section>
  )
}

/** Round figures; the whole length stands above. */
const scaleOf = (length: number) => valueTicks(0, length).filter((at) => at <= lastTick * length)

function SpanRow({ step: { span, depth }, picture }: { step: Step; picture: Waterfall }) {
  const { length } = span
  const start = (span.at - picture.from) / picture.length
  const share = length === null ? 1 - start : length / picture.length
  const failed = span.status === 'ERROR'
  const words = wordsOf(span)
  const inside = share >= roomForWords
  const seen = failed || length === null || !inside || share < 0.98
  return (
    <li>
      <button
        type="button"
        class="evidence-span"
        aria-expanded={shownSpan.value === span.span}
        onClick={() => {
          shownSpan.value = shownSpan.value === span.span ? null : span.span
        }}
      >
        <span class="evidence-span-name" style={{ paddingLeft: `${depth * 8}px` }}>
          <b>{span.service}</b> <span>{span.name}</span>
        </span>
        <span class="evidence-span-room">
          <i
            class={length === null ? 'evidence-span-bar evidence-span-open' : 'evidence-span-bar'}
            style={{ left: `${100 * start}%`, width: `max(2px, ${100 * share}%)` }}
          />
          <span
            class={seen ? 'evidence-span-words' : 'visually-hidden'}
            style={
              inside
                ? { left: `calc(${100 * start}% + 5px)` }
                : start > 0.5
                  ? { right: `calc(${100 * (1 - start)}% + 4px)` }
                  : { left: `calc(${100 * (start + share)}% + 4px)` }
            }
          >
            {failed && <ErrorMark />}
            {words}
          </span>
        </span>
      </button>
    </li>
  )
}

function wordsOf({ status, length }: Span): string {
  const took = length === null ? 'not ended' : lengthOf(length)
  return status === 'ERROR' ? `error, ${took}` : took
}
