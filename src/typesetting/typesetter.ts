/** Makes reports' PDFs and decks in a thread that stays for a while: reading fonts again for each report would take longer than setting its pages. */
import { Worker } from 'node:worker_threads'
import type { Typesetter } from '../conduct/typesetter'
import type { Answer, Job } from './jobs'

/** ms for one file; one that takes longer is left out of the report. */
const timeLimit = 120_000
/** ms for which an idle thread waits for the next report; its memory goes with it. */
const patience = 60_000
/** Reports that one thread makes; what a library keeps of each goes with the thread. */
const mostReports = 50

type JobOf<J = Job> = J extends { id: number } ? Omit<J, 'id'> : never

interface Thread {
  worker: Worker
  reports: number
  /** Whoever has the thread hears what it answers, and why it ended. */
  heard: (answer: Answer) => void
  ended: (why: string) => void
}

/** `workerPath`: the built worker, `dist/typesetting.js`. The result opens a typesetter for each report. */
export function typesetters(workerPath: string): () => Typesetter {
  let idle: { thread: Thread; timer: NodeJS.Timeout } | null = null

  const taken = (): Thread => {
    if (!idle) return started(workerPath)
    const { thread, timer } = idle
    idle = null
    clearTimeout(timer)
    thread.worker.ref()
    thread.reports += 1
    return thread
  }

  /** Only one waits, and never one that could still be at work or is worn out. */
  const given = async (thread: Thread): Promise<void> => {
    if (idle || thread.reports >= mostReports) {
      await thread.worker.terminate()
      return
    }
    const timer = setTimeout(() => void thread.worker.terminate(), patience)
    timer.unref()
    thread.worker.unref()
    thread.heard = () => {}
    thread.ended = () => {
      clearTimeout(timer)
      if (idle?.thread === thread) idle = null
    }
    idle = { thread, timer }
  }

  return () => openTypesetter(taken(), given)
}

function started(workerPath: string): Thread {
  const worker = new Worker(workerPath)
  const thread: Thread = { worker, reports: 1, heard: () => {}, ended: () => {} }
  worker.on('message', (answer: Answer) => thread.heard(answer))
  worker.on('error', (error) => thread.ended(String(error)))
  worker.on('exit', () => thread.ended('The typesetter ended.'))
  return thread
}

function openTypesetter(thread: Thread, given: (thread: Thread) => Promise<void>): Typesetter {
  const { worker } = thread
  const waiting = new Map<number, (answer: Answer) => void>()
  let ids = 0
  let ended: string | null = null

  const end = (why: string) => {
    ended ??= why
    for (const [id, settle] of waiting) settle({ id, error: why })
  }
  thread.heard = (answer) => waiting.get(answer.id)?.(answer)
  thread.ended = end
  // What an earlier report left behind is forgotten.
  worker.postMessage({ id: 0, kind: 'begin' } satisfies Job)

  const ask = (job: JobOf): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(new Error(ended))
      const id = ++ids
      const timer = setTimeout(() => end(`Not done within ${timeLimit} ms.`), timeLimit)
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
      const done = ended === null && waiting.size === 0
      end('The typesetter was closed.')
      await (done ? given(thread) : worker.terminate())
    },
  }
}
