/** Makes a report's PDF and deck in a thread that lives as long as one report: its memory goes with it. */
import { Worker } from 'node:worker_threads'
import type { Typesetter } from '../conduct/typesetter'
import type { Answer, Job } from './jobs'

/** ms for one file; one that takes longer is left out of the report. */
const timeLimit = 120_000

type JobOf<J = Job> = J extends { id: number } ? Omit<J, 'id'> : never

/** `workerPath`: the built worker, `dist/typesetting.js`. */
export function openTypesetter(workerPath: string): Typesetter {
  const worker = new Worker(workerPath)
  const waiting = new Map<number, (answer: Answer) => void>()
  let ids = 0
  let ended: string | null = null

  const end = (why: string) => {
    ended ??= why
    for (const [id, settle] of waiting) settle({ id, error: why })
  }
  worker.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer))
  worker.on('error', (error) => end(String(error)))
  worker.on('exit', () => end('The typesetter ended.'))

  const ask = (job: JobOf): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(new Error(ended))
      const id = ++ids
      const timer = setTimeout(
        () => waiting.get(id)?.({ id, error: `Not done within ${timeLimit} ms.` }),
        timeLimit,
      )
      waiting.set(id, (answer) => {
        clearTimeout(timer)
        waiting.delete(id)
        if ('bytes' in answer) resolve(answer.bytes)
        else reject(new Error(answer.error))
      })
      worker.postMessage({ id, ...job })
    })

  return {
    deck: (slides, front) => ask({ kind: 'deck', slides, front }),
    // A picture that can't be prepared is missing from the document, which then says so.
    picture: (file, png) => void ask({ kind: 'picture', file, png }).catch(() => {}),
    document: (document, front) => ask({ kind: 'document', document, front }),
    close: async () => {
      await worker.terminate()
      end('The typesetter was closed.')
    },
  }
}
