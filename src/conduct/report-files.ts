/** Makes the files of one report version: eight pictures, Markdown, PDF, deck, record. */
import { type Format, fileKinds, reportFileName } from '../drill/report-files'
import { causeOf, type Log } from '../log'
import { clipped } from '../messages/spans'
import type { ChartSpec } from '../report/chart-spec'
import type { Front } from '../report/document'
import { documentMarkdown } from '../report/markdown'
import type { Report } from '../report/report'
import { reportDocument } from '../report/sections/whole'
import type { StoredFile } from '../store/store'
import type { Typesetter } from './typesetter'

export interface Picture {
  png: Uint8Array
  alt: string
  title: string
}

/** What people typed may stand in it; more is read aloud by nobody. Characters. */
const longestAlt = 1_000
/** So many pictures are asked for at a time. */
const lanes = 2
/** So many pictures that can't be drawn end the drawing. */
const mostFailures = 2

interface Parts {
  newFile: (file: Pick<StoredFile, 'name' | 'mime' | 'bytes' | 'alt'>) => StoredFile
  /** Draws one picture; rejects when the chart server can't. */
  draw: (spec: ChartSpec) => Promise<Picture>
  typesetter: () => Typesetter
  log: Log
}

export interface ReportFiles {
  markdown: string
  pictures: (StoredFile & { title: string })[]
  /** In the order in which they are offered; one that could not be made is left out. */
  files: StoredFile[]
}

/**
 * `specs`: the eight slides; `json`: the record as it is hashed; `linkOf`: a message's address by its key.
 * What can't be made is left out, the report goes on. Rejects only when it is told to stop.
 */
export async function reportFiles(
  report: Report,
  specs: readonly ChartSpec[],
  json: string,
  linkOf: (key: string) => string | null,
  stop: AbortSignal,
  { newFile, draw, typesetter: open, log }: Parts,
): Promise<ReportFiles> {
  const typesetter = open()
  const made = async (format: Format, work: Promise<Uint8Array>): Promise<StoredFile | null> => {
    try {
      const bytes = await unlessStopped(work, stop)
      const { mime } = fileKinds[format]
      return newFile({ name: reportFileName(format, report.version), mime, bytes, alt: '' })
    } catch (error) {
      stop.throwIfAborted()
      log.error({ why: causeOf(error), format }, 'A file of the report could not be made.')
      return null
    }
  }
  /** Null = it could not be drawn, or was not tried any more. */
  const picture = async (spec: ChartSpec): Promise<(StoredFile & { title: string }) | null> => {
    const name = pictureName(spec)
    try {
      const { png, alt, title } = await unlessStopped(draw(spec), stop)
      typesetter.picture(name, png)
      const file = { name, mime: 'image/png', bytes: png, alt: clipped(alt, longestAlt) }
      return { ...newFile(file), title }
    } catch (error) {
      stop.throwIfAborted()
      typesetter.picture(name, null)
      log.error(
        { why: causeOf(error), slide: spec.slide },
        'A picture of the report could not be drawn.',
      )
      return null
    }
  }
  try {
    const front = frontOf(report)
    const hoped = specs.map((spec) => ({
      file: pictureName(spec),
      title: spec.title,
      alt: clipped(spec.alt, longestAlt),
    }))
    const whole = reportDocument(report, hoped, linkOf)
    let early: string | null = null
    const drawing = inTurn(
      specs,
      async (spec) => {
        const came = await picture(spec)
        // While the next ones are drawn, elsewhere.
        early ??= documentMarkdown(whole)
        return came
      },
      (spec) => typesetter.picture(pictureName(spec), null),
    )
    const deck = made('pptx', typesetter.deck(specs, front))
    // Its pages are set while the pictures are drawn: both take a core.
    const pdf = made('pdf', typesetter.document(whole, front))
    // They may fail while pictures are drawn; whoever waits for them then hears of it.
    for (const file of [deck, pdf]) file.catch(() => {})
    const drawn = await drawing
    const shown = drawn.map(({ name, title, alt }) => ({ file: name, title, alt }))
    const asHoped = shown.length === hoped.length
    const markdown =
      (asHoped ? early : null) ??
      documentMarkdown(asHoped ? whole : reportDocument(report, shown, linkOf))
    const files = [
      await made('md', Promise.resolve(Buffer.from(markdown))),
      await pdf,
      await deck,
      await made('json', Promise.resolve(Buffer.from(json))),
    ]
    return { markdown, pictures: drawn, files: files.filter((file) => file !== null) }
  } finally {
    await typesetter.close()
  }
}

/**
 * Draws one after the other, the next one being on its way while one is drawn. A server that hangs twice would hang
 * eight times: then the rest is given up.
 */
async function inTurn<P>(
  specs: readonly ChartSpec[],
  picture: (spec: ChartSpec) => Promise<P | null>,
  giveUp: (spec: ChartSpec) => void,
): Promise<P[]> {
  const drawn: (P | null)[] = []
  let next = 0
  let failures = 0
  const lane = async () => {
    for (let index = next++; index < specs.length; index = next++) {
      const spec = specs[index]
      if (!spec) return
      if (failures >= mostFailures) {
        giveUp(spec)
        continue
      }
      drawn[index] = await picture(spec)
      if (drawn[index] === null) failures += 1
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return drawn.filter((each) => each !== null && each !== undefined)
}

const pictureName = ({ slide }: ChartSpec) => `slide-${slide}.png`

function frontOf({ header, version, at, kind }: Report): Front {
  const { title, team, date } = header
  return { title, team, date: date ?? 'not started', version, at, kind }
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
