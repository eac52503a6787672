/** The thread that draws. */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { drawn } from './drawing'
import { opaquePngOf } from './png'
import type { DrawAnswer, DrawJob } from './renderer'

/** The canvas's own writer knows transparency, which a ground that isn't opaque asks for. */
const draw = (job: DrawJob) =>
  drawn(
    job,
    async (canvas) =>
      opaquePngOf(canvas.data(), canvas.width, canvas.height) ?? (await canvas.encode('png')),
  )

// Of this thread alone, where the system has priorities for threads: the drill's clock comes first.
if (process.platform === 'linux') setPriority(10)

parentPort?.on('message', (job: DrawJob) => {
  draw(job).then(
    (png) => answer({ id: job.id, png }),
    (error: unknown) => answer({ id: job.id, error: String(error) }),
  )
})

function answer(message: DrawAnswer): void {
  parentPort?.postMessage(message)
}
