/** Runs a subject in a process of its own, within hard limits, and reads what it answers. */
import { type ChildProcess, spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { behind } from './behind'
import { LabFailure } from './lab-failure'
import { type RunRequest, type RunResult, runResult } from './run'

export interface Limits {
  /** ms of real time. */
  time: number
  /** MB of the child's heap. */
  memory: number
  /** Bytes on stdout, and as many on stderr. */
  output: number
  /** Bytes of the evidence file. */
  evidence: number
  /** ms between two looks at the evidence file. */
  every: number
}

const usual: Limits = {
  time: 60_000,
  memory: 256,
  output: 1024 ** 2,
  evidence: 64 * 1024 ** 2,
  every: 100,
}

export interface LaunchOptions {
  /** The child's bundle, `dist/lab-child.js`. */
  childPath: string
  signal?: AbortSignal
  /** Other limits than the usual ones. */
  limits?: Partial<Limits>
  /** Without the threads that help it along: slower, and less in the way of everybody else on a small machine. */
  oneThread?: boolean
}

/**
 * One run. Rejects with a LabFailure that says which limit was passed or what went wrong; the child is gone
 * by then. It also goes when this process goes, however that ends.
 */
export async function launch(request: RunRequest, options: LaunchOptions): Promise<RunResult> {
  const limits = { ...usual, ...options.limits }
  if (options.signal?.aborted) throw cancelled()
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${limits.memory}`,
      ...(options.oneThread ? ['--single-threaded'] : []),
      options.childPath,
      JSON.stringify(request),
      '--with-parent',
    ],
    { env: { PATH: dirname(process.execPath) }, stdio: ['pipe', 'pipe', 'pipe'] },
  )
  // In real time it would measure how busy everybody else is.
  if (!request.realTime) behind(child)
  const answer = await finish(child, request, limits, options.signal)
  return read(answer, request)
}

/** Waits for the child's end and gives what it printed. */
function finish(
  child: ChildProcess,
  request: RunRequest,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let failure: LabFailure | null = null
    const stop = (why: LabFailure) => {
      failure ??= why
      child.kill('SIGKILL')
    }
    const onAbort = () => stop(cancelled())
    const clock = setTimeout(() => {
      stop(new LabFailure('time', `The run took longer than ${limits.time / 1000} s.`))
    }, limits.time)
    const looks = setInterval(() => {
      void passes(request.evidence, limits.evidence).then((isTooLarge) => {
        if (isTooLarge) stop(tooMuchEvidence(limits))
      })
    }, limits.every)
    signal?.addEventListener('abort', onAbort)

    const printed = gather(child.stdout, limits.output, () => stop(tooMuchOutput(limits)))
    const complained = gather(child.stderr, limits.output, () => stop(tooMuchOutput(limits)))

    function settle(end: () => void): void {
      clearTimeout(clock)
      clearInterval(looks)
      signal?.removeEventListener('abort', onAbort)
      end()
    }
    child.on('error', (error) =>
      settle(() => reject(new LabFailure('not-started', `The run can't start: ${error.message}.`))),
    )
    child.on('close', (code, ended) =>
      settle(() => {
        failure ??= code === 0 ? null : crash(code, ended, complained(), limits)
        if (failure !== null) return reject(failure)
        passes(request.evidence, limits.evidence).then(
          (isTooLarge) => (isTooLarge ? reject(tooMuchEvidence(limits)) : resolve(printed())),
          reject,
        )
      }),
    )
    // The child may be gone before its end of the line is.
    child.stdin?.on('error', () => {})
  })
}

/** Returns what gives the text so far. */
function gather(
  stream: NodeJS.ReadableStream | null,
  most: number,
  onTooMuch: () => void,
): () => string {
  const chunks: Buffer[] = []
  let bytes = 0
  stream?.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= most) chunks.push(chunk)
    else onTooMuch()
  })
  return () => Buffer.concat(chunks).toString('utf8')
}

async function passes(file: string | null, most: number): Promise<boolean> {
  if (file === null) return false
  return stat(file).then(
    ({ size }) => size > most,
    // Not there yet.
    () => false,
  )
}

function crash(
  code: number | null,
  signal: NodeJS.Signals | null,
  complaint: string,
  { memory }: Limits,
): LabFailure {
  if (/heap out of memory|ERR_WORKER_OUT_OF_MEMORY/.test(complaint)) {
    return new LabFailure('memory', `The run needed more than ${memory} MB.`)
  }
  const words = complaint.trim().split('\n').at(-1)?.slice(0, 300) ?? ''
  const how = signal === null ? `code ${code}` : signal
  return new LabFailure('crashed', `The run ended with ${how}${words === '' ? '' : `: ${words}`}`)
}

function read(printed: string, request: RunRequest): RunResult {
  const lines = printed.trimEnd().split('\n')
  const parsed = lines.length === 1 ? runResult.safeParse(parseJson(lines[0] ?? '')) : null
  if (parsed === null || !parsed.success) {
    throw new LabFailure('unreadable', `The run's answer is no result: ${printed.slice(0, 100)}`)
  }
  const { subject, seed, load } = parsed.data
  if (subject !== request.subject || seed !== request.seed || load !== request.load) {
    throw new LabFailure('unreadable', `The run's answer is another run's.`)
  }
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const cancelled = () => new LabFailure('cancelled', 'The run was cancelled.')
const tooMuchOutput = ({ output }: Limits) =>
  new LabFailure('output', `The run printed more than ${output} bytes.`)
const tooMuchEvidence = ({ evidence }: Limits) =>
  new LabFailure('evidence', `The run wrote more than ${evidence} bytes of evidence.`)
