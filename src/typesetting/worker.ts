/** The thread that makes a report's PDF and deck: both take a core for longer than a bot may pause. */
import { readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { fontFiles } from '../charts/fonts'
import { opaquePng } from '../charts/opaque-png'
import { sheetHeight, sheetWidth } from '../charts/sheet'
import type { Document, Front } from '../report/document'
import { documentPdf } from '../report/pdf'
import { OtherPicture } from '../report/pdf/pictures'
import { deck } from '../report/pptx'
import type { Answer, Job } from './jobs'

// Of this thread alone, where the system has priorities for threads: the drill's clock comes first.
if (process.platform === 'linux') setPriority(10)

const fonts = ([400, 600] as const)
  .flatMap(fontFiles)
  .map(({ family, weight, path }) => ({ family, weight, bytes: readFileSync(path) }))

/** Pictures by their file names; who asks for one that is still being drawn waits for it. */
const pictures = new Map<string, Awaited>()
const none = new Uint8Array()

interface Awaited {
  promise: Promise<Uint8Array | null>
  come: (png: Uint8Array | null | Promise<Uint8Array>) => void
}

function pictureOf(file: string): Awaited {
  const known = pictures.get(file)
  if (known) return known
  let come: Awaited['come'] = () => {}
  const promise = new Promise<Uint8Array | null>((resolve) => {
    come = resolve
  })
  const awaited = { promise, come }
  pictures.set(file, awaited)
  return awaited
}

async function carryOut(job: Job): Promise<Uint8Array> {
  switch (job.kind) {
    case 'begin':
      pictures.clear()
      return none
    case 'deck':
      return deck(job.slides, job.front)
    case 'picture':
      pictureOf(job.file).come(job.png && opaquePng(job.png))
      return none
    case 'document':
      return typeset(job.document, job.front)
    default:
      return job satisfies never
  }
}

/** Sets the pages while the pictures are drawn, as all of them come in one size; anew where one doesn't. */
async function typeset(document: Document, front: Front): Promise<Uint8Array> {
  const files = document.flatMap((block) => (block.kind === 'image' ? block.file : []))
  const size = { width: sheetWidth, height: sheetHeight }
  const pictures = new Map(
    files.map((file) => [file, { ...size, png: pictureOf(file).promise }] as const),
  )
  try {
    return await documentPdf(document, { front, fonts, pictures })
  } catch (error) {
    if (!(error instanceof OtherPicture)) throw error
    const come = await Promise.all(
      files.map(async (file) => [file, (await pictureOf(file).promise) ?? none] as const),
    )
    return documentPdf(document, { front, fonts, pictures: new Map(come) })
  }
}

parentPort?.on('message', (job: Job) => {
  carryOut(job).then(
    (bytes) => answer({ id: job.id, bytes }),
    (error: unknown) =>
      answer({ id: job.id, error: String(error instanceof Error ? error.stack : error) }),
  )
})

function answer(message: Answer): void {
  parentPort?.postMessage(message)
}
