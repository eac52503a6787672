/** Has a drill's evidence made by a process of its own, so that nobody here waits on it. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { behind } from '../behind'
import { LabFailure } from '../lab-failure'
import type { EvidencePlan } from './book'
import { type Brought, writeBrought } from './brought'
import { type MadeBook, type MakeRequest, madeBook } from './make-request'
import { bookName } from './plan-name'

export interface PrepareOptions {
  /** Where books are kept; made where it is missing. */
  folder: string
  /** The maker's bundle, `dist/lab-evidence.js`, with `lab-child.js` beside it. */
  makerPath: string
  /** Lines that no run makes. */
  brought?: Brought | null
  signal?: AbortSignal
  /** Called once the book is made; not for one that was there. */
  onMade?: (made: MadeBook) => void
}

/** ms of real time, on a machine that has much else to do. */
const longest = 1_200_000
const memory = 384
const unfinished = '.half-'
const broughtFile = 'brought.jsonl'
/** ms after which an unfinished folder is of a process that has died. */
const stale = 2 * longest

/**
 * Resolves with the book's path once it is whole; at once where the same plan's book is there. Rejects with
 * a LabFailure. Runs go one after another; who prepares two drills at a time has two at a time.
 */
export async function prepareEvidence(
  plan: EvidencePlan,
  { folder, makerPath, brought = null, signal, onMade }: PrepareOptions,
): Promise<string> {
  const file = bookName(plan, brought?.digest ?? null)
  const path = join(folder, file)
  if (existsSync(path)) return path
  await mkdir(folder, { recursive: true })
  await removeStale(folder)
  const half = await mkdtemp(join(folder, unfinished))
  try {
    if (brought !== null) await writeBrought(join(half, broughtFile), brought)
    const made = await make(
      {
        plan: { ...plan, subjects: [...plan.subjects] },
        folder: half,
        file,
        brought: brought === null ? null : broughtFile,
      },
      makerPath,
      signal,
    )
    await rename(join(half, file), path)
    onMade?.(made)
    return path
  } finally {
    await rm(half, { recursive: true, force: true })
  }
}

function make(
  request: MakeRequest,
  makerPath: string,
  signal: AbortSignal | undefined,
): Promise<MadeBook> {
  if (signal?.aborted) throw cancelled()
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${memory}`, makerPath, JSON.stringify(request)],
    { env: { PATH: dirname(process.execPath) }, stdio: ['pipe', 'pipe', 'pipe'] },
  )
  behind(child)
  return new Promise((resolve, reject) => {
    let failure: LabFailure | null = null
    let printed = ''
    let complaint = ''
    const stop = (why: LabFailure) => {
      failure ??= why
      child.kill('SIGKILL')
    }
    const onAbort = () => stop(cancelled())
    const clock = setTimeout(() => {
      stop(new LabFailure('time', `The evidence took longer than ${longest / 1000} s.`))
    }, longest)
    signal?.addEventListener('abort', onAbort)
    const settle = (end: () => void) => {
      clearTimeout(clock)
      signal?.removeEventListener('abort', onAbort)
      end()
    }
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk))
    child.stderr.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk}`.slice(-2000)))
    // It may be gone before its end of the line is.
    child.stdin.on('error', () => {})
    child.on('error', (error) =>
      settle(() => reject(new LabFailure('not-started', `No evidence: ${error.message}.`))),
    )
    child.on('close', (code) =>
      settle(() => {
        if (failure !== null) return reject(failure)
        if (code !== 0) {
          return reject(new LabFailure('crashed', `No evidence was made: ${complaint.trim()}`))
        }
        const made = madeBook.safeParse(parseJson(printed))
        if (made.success) resolve(made.data)
        else reject(new LabFailure('unreadable', 'What was said of the evidence is unreadable.'))
      }),
    )
  })
}

async function removeStale(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(unfinished)) continue
    const path = join(folder, name)
    const since = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (since > stale) await rm(path, { recursive: true, force: true })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const cancelled = () => new LabFailure('cancelled', 'The evidence was given up.')
