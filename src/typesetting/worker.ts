/** The thread that makes a report's PDF and deck: both take a core for longer than a bot may pause. */
import { readFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { fontFiles } from '../charts/fonts'
import { opaquePng } from '../charts/opaque-png'
import { documentPdf } from '../report/pdf'
import { deck } from '../report/pptx'
import type { Answer, Job } from './jobs'

const pictures = new Map<string, Promise<Uint8Array>>()
const none = new Uint8Array()

const fonts = ([400, 600] as const)
  .flatMap(fontFiles)
  .map(({ family, weight, path }) => ({ family, weight, bytes: readFileSync(path) }))

async function carryOut(job: Job): Promise<Uint8Array> {
  switch (job.kind) {
    case 'deck':
      return deck(job.slides, job.front)
    case 'picture':
      pictures.set(job.file, opaquePng(job.png))
      return none
    case 'document': {
      const drawn = await Promise.all(
        [...pictures].map(async ([file, png]) => [file, await png] as const),
      )
      return documentPdf(job.document, { front: job.front, fonts, pictures: new Map(drawn) })
    }
    default:
      return job satisfies never
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
