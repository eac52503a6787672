/**
 * Files of ours in Slack: uploaded once, privately, beside the posts. What was shared with nobody is seen by
 * nobody; a post shows it to its readers.
 */
import type { Clock } from '../../clock'
import { causeOf, type Log } from '../../log'
import type { Store } from '../../store/store'
import { codeOf, pauseOf } from './outcome'
import { isFinal } from './outcome-codes'
import {
  createUploadOne,
  Hopeless,
  type LookPace,
  longestPause,
  type Uploaded,
} from './uploads-one'
import type { Web } from './web'

export type Upload =
  | { kind: 'ready'; file: Uploaded }
  /** It is on its way. */
  | { kind: 'waiting' }
  /** It won't come, or not in time: its words stand in its place. */
  | { kind: 'never' }

export interface Uploads {
  /** Begins what is not begun, and resolves once all have ended or `ms` (real) are over. Never rejects. */
  wait(fileIds: readonly string[], ms: number): Promise<ReadonlyMap<string, Upload>>
}

export interface UploadParts {
  web: Web
  files: Pick<Store, 'file'>
  clock: Clock
  log: Log
  pace?: Partial<Pace>
}

/** Real ms. */
interface Pace extends LookPace {
  /** Before a failed upload is begun again. */
  again: number
  /** Then what failed may be tried again. */
  forget: number
}
const usual: Pace = { look: 300, blindly: 3_000, again: 1_000, patience: 45_000, forget: 300_000 }

const mostTries = 3
/** At a time; Slack counts calls by the minute. */
const lanes = 4
/** Remembered for as long as the process lives. */
const mostKept = 500

interface Job {
  upload: Upload
  begunAt: number
  endedAt: number | null
  ended: Promise<void>
}

export function createUploads(parts: UploadParts): Uploads {
  const { web, files, clock, log } = parts
  const pace = { ...usual, ...parts.pace }
  const jobs = new Map<string, Job>()
  const told = new Set<string>()
  const turns = createTurns(lanes)
  const sleep = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))

  const tell = (cause: string) => {
    if (told.has(cause)) return
    told.add(cause)
    log.warn({ cause }, 'Slack takes no file: words stand in the place of pictures and files.')
  }

  const uploadOne = createUploadOne({ web, clock, pace, blind: tell })

  const uploaded = async (fileId: string): Promise<Upload> => {
    for (let tries = 1; ; tries += 1) {
      try {
        const file = await files.file(fileId)
        if (file === null) throw new Hopeless('no such file')
        return { kind: 'ready', file: await uploadOne(file) }
      } catch (error) {
        const code = codeOf(error)
        const pause = pauseOf(error)
        if (error instanceof Hopeless || tries === mostTries || isFinal(code))
          throw new Hopeless(code ?? (error instanceof Hopeless ? error.message : causeOf(error)))
        await sleep(Math.min(pause ?? pace.again * tries, longestPause))
      }
    }
  }

  const begin = (fileId: string): Job => {
    const job: Job = {
      upload: { kind: 'waiting' },
      begunAt: clock.now(),
      endedAt: null,
      ended: turns(() => uploaded(fileId)).then(
        (upload) => end(upload),
        (error: unknown) => {
          tell(error instanceof Hopeless ? error.message : causeOf(error))
          end({ kind: 'never' })
        },
      ),
    }
    const end = (upload: Upload) => {
      job.upload = upload
      job.endedAt = clock.now()
    }
    return job
  }

  const jobOf = (fileId: string): Job => {
    const now = clock.now()
    const kept = jobs.get(fileId)
    const stale = kept?.upload.kind === 'never' && now - (kept.endedAt ?? now) >= pace.forget
    const job = kept && !stale ? kept : begin(fileId)
    jobs.delete(fileId)
    jobs.set(fileId, job)
    for (const [id, each] of jobs) {
      if (jobs.size <= mostKept) break
      if (each.endedAt !== null) jobs.delete(id)
    }
    return job
  }

  const now = (job: Job): Upload =>
    job.upload.kind === 'waiting' && clock.now() - job.begunAt >= pace.patience
      ? { kind: 'never' }
      : job.upload

  return {
    wait: async (fileIds, ms) => {
      const all = [...new Set(fileIds)].map((id) => [id, jobOf(id)] as const)
      const open = all.filter(([, job]) => now(job).kind === 'waiting')
      if (open.length > 0) {
        let cancel = () => {}
        const over = new Promise<void>((resolve) => {
          const left = open.map(([, { begunAt }]) => begunAt + pace.patience - clock.now())
          cancel = clock.after(Math.min(ms, Math.max(...left)), resolve)
        })
        await Promise.race([over, Promise.all(open.map(([, { ended }]) => ended))])
        cancel()
      }
      return new Map(all.map(([id, job]) => [id, now(job)]))
    },
  }
}

/** Runs so many at a time, in their order. */
function createTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most
  const waiting: (() => void)[] = []
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
