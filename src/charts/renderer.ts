/** Draws charts in a worker thread, one after another; a chart that hangs costs its worker, not the process. */
import { Worker } from 'node:worker_threads'

export interface Drawing {
  /** A Chart.js configuration as JSON. */
  chart: string
  /** CSS px. */
  width: number
  height: number
  devicePixelRatio: number
  backgroundColor: string
}

export type DrawJob = Drawing & { id: number }
export type DrawAnswer = { id: number } & ({ png: Uint8Array } | { error: string })

export type Drawn =
  | { kind: 'drawn'; png: Uint8Array }
  /** The chart can't be drawn; `why` is one sentence. */
  | { kind: 'refused'; why: string }
  | { kind: 'busy' }

export interface Renderer {
  draw(drawing: Drawing): Promise<Drawn>
  close(): Promise<void>
}

interface Waiting {
  job: DrawJob
  settle: (drawn: Drawn) => void
}

/**
 * Starts a renderer; its worker starts with the first chart. `workerPath`: the built worker.
 * `timeLimit` is ms per chart, `queueLimit` how many may wait.
 */
export function startRenderer({
  workerPath,
  timeLimit = 10_000,
  queueLimit = 32,
}: {
  workerPath: string
  timeLimit?: number
  queueLimit?: number
}): Renderer {
  const queue: Waiting[] = []
  let worker: Worker | null = null
  let current: (Waiting & { timer: NodeJS.Timeout }) | null = null
  let ids = 0
  let closed = false

  function start(): Worker {
    // Installed fonts would hide a missing bundled one and make pictures differ between machines.
    const started = new Worker(workerPath, { env: { DISABLE_SYSTEM_FONTS_LOAD: '1' } })
    started.on('message', (answer: DrawAnswer) => {
      if (answer.id !== current?.job.id) return
      settle(
        'png' in answer
          ? { kind: 'drawn', png: answer.png }
          : { kind: 'refused', why: `The chart can't be drawn: ${answer.error}` },
      )
    })
    started.on('error', (error) => lose(started, `The chart broke its worker: ${String(error)}`))
    started.on('exit', () => lose(started, 'The chart ended its worker.'))
    return started
  }

  function lose(lost: Worker, why: string): void {
    if (lost !== worker) return
    worker = null
    settle({ kind: 'refused', why })
  }

  function settle(drawn: Drawn): void {
    if (!current) return
    clearTimeout(current.timer)
    const { settle: done } = current
    current = null
    done(drawn)
    next()
  }

  function next(): void {
    if (current) return
    const waiting = queue.shift()
    if (!waiting) return
    worker ??= start()
    const timer = setTimeout(() => {
      const hung = worker
      if (!hung) return
      lose(hung, `The chart took longer than ${timeLimit} ms.`)
      void hung.terminate()
    }, timeLimit)
    current = { ...waiting, timer }
    worker.postMessage(waiting.job)
  }

  return {
    draw: (drawing) =>
      new Promise((settled) => {
        if (closed || queue.length >= queueLimit) return settled({ kind: 'busy' })
        ids += 1
        queue.push({ job: { ...drawing, id: ids }, settle: settled })
        next()
      }),
    close: async () => {
      closed = true
      for (const { settle: done } of queue.splice(0)) done({ kind: 'busy' })
      const last = worker
      worker = null
      settle({ kind: 'busy' })
      await last?.terminate()
    },
  }
}
