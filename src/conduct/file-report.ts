/** Builds a report version when its cue is due: text, pictures, record; then files all of it in one transaction. */
import { createHash } from 'node:crypto'
import type { Clock } from '../clock'
import type { DrillRecord, Person } from '../drill/record'
import type { Catalogue } from '../drill/scenario'
import { causeOf, type Log } from '../log'
import { clipped } from '../messages/spans'
import { filesMessage, slidesMessage, summary } from '../messages/summary'
import { buildReport } from '../report/build'
import type { ChartSpec } from '../report/chart-spec'
import { reportJson } from '../report/json'
import { documentMarkdown } from '../report/markdown'
import type { Report } from '../report/report'
import { reportDocument } from '../report/sections/whole'
import { measuredOf } from '../report/slides/measured'
import { type Measured, slides } from '../report/slides/slides'
import type { LeasedCue, Store, StoredFile } from '../store/store'
import type { Conduct } from './conduct'
import { peopleIn } from './names'
import { summaryKey, toChannel, toThread } from './posts'

/** Rejects when it is stopped before the report is filed; its cue then stays as it was. */
export type FileReport = (cue: LeasedCue, stop: AbortSignal) => Promise<void>

export interface Picture {
  png: Uint8Array
  alt: string
  title: string
}

/** What people typed may stand in it; more is read aloud by nobody. Characters. */
const longestAlt = 1_000
/** So many pictures that can't be drawn end the drawing. */
const mostFailures = 2

interface Parts {
  store: Store
  conduct: Conduct
  clock: Clock
  catalogue: Catalogue
  newId: () => string
  /** Draws one picture; rejects when the chart server can't. */
  draw: (spec: ChartSpec) => Promise<Picture>
  log: Log
}

export function createFileReport(parts: Parts): FileReport {
  const { store, conduct, clock, catalogue, newId, log } = parts

  const fileOf = (
    drillId: string,
    name: string,
    mime: string,
    bytes: Uint8Array,
    alt: string,
  ): StoredFile => ({
    id: newId(),
    drillId,
    name,
    mime,
    bytes,
    alt,
    createdAt: clock.now(),
  })

  /** The eight pictures; one that can't be drawn is left out and said so, the report goes on. */
  const pictures = async (
    report: Report,
    measured: Measured,
    stop: AbortSignal,
  ): Promise<(StoredFile & { title: string })[]> => {
    const drawn: (StoredFile & { title: string })[] = []
    let failures = 0
    for (const spec of slides(report, measured)) {
      // A server that hangs twice would hang eight times.
      if (failures === mostFailures) break
      try {
        const picture = await unlessStopped(parts.draw(spec), stop)
        drawn.push({
          ...fileOf(
            '',
            `slide-${spec.slide}.png`,
            'image/png',
            picture.png,
            clipped(picture.alt, longestAlt),
          ),
          title: picture.title,
        })
      } catch (error) {
        stop.throwIfAborted()
        failures += 1
        log.error(
          { why: causeOf(error), slide: spec.slide },
          'A picture of the report could not be drawn.',
        )
      }
    }
    return drawn
  }

  const isPending = async (cue: LeasedCue) => isPendingIn(await store.drill(cue.drillId), cue)

  return async (cue, stop) => {
    const builtAt = clock.now()
    const record = await store.drill(cue.drillId)
    if (!record || !isPendingIn(record, cue)) return
    const people = new Map(
      (await store.people(peopleIn(record))).map((person): [string, Person] => [person.id, person]),
    )
    const version = record.reports.length + 1
    const report = buildReport(record, catalogue, people, version, builtAt)
    const json = reportJson(report)
    const sha256 = createHash('sha256').update(json).digest('hex')
    const drawn = (await pictures(report, measuredOf(record, catalogue), stop)).map((picture) => ({
      ...picture,
      drillId: cue.drillId,
    }))
    const shown = drawn.map(({ name, title, alt }) => ({ file: name, title, alt }))
    const markdown = documentMarkdown(reportDocument(report, shown))
    const texts = [
      fileOf(cue.drillId, `report-v${version}.md`, 'text/markdown', Buffer.from(markdown), ''),
      fileOf(cue.drillId, `report-v${version}.json`, 'application/json', Buffer.from(json), ''),
    ]
    const outcome = await conduct.change(
      cue.drillId,
      { type: 'file-report', cueId: cue.id, version, builtAt, json, markdown, sha256 },
      { personId: null, source: 'cue', submission: null },
      {
        files: [...drawn.map(({ title: _, ...file }) => file), ...texts],
        posts: (view) => [
          toChannel(summaryKey, summary(view, report, view.record.reports.at(-1)?.id ?? '')),
          toThread(summaryKey, `slides:${version}`, slidesMessage(report, drawn)),
          toThread(summaryKey, `files:${version}`, filesMessage(report, texts)),
        ],
      },
    )
    // Where drawing takes longer than the cue's lease, another process may have been faster.
    if (!outcome.ok && (await isPending(cue)))
      throw new Error(
        `Report ${version} of drill ${cue.drillId} was refused: ${outcome.refusal.code}`,
      )
  }
}

/** Settles as the work does, or rejects at once when told to stop. */
function unlessStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = () => reject(stop.reason)
    if (stop.aborted) end()
    stop.addEventListener('abort', end, { once: true })
    work.then(resolve, reject).finally(() => stop.removeEventListener('abort', end))
  })
}

function isPendingIn(record: DrillRecord | null, cue: LeasedCue): boolean {
  return record?.cues.some((each) => each.id === cue.id && each.state === 'pending') ?? false
}
