/** A life in a process of its own, and its death. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Kill } from './kills'
import type { LifeOptions, Sign } from './life'

export interface Death {
  by: 'kill' | 'itself'
  /** Its exit code; null = it was killed. */
  code: number | null
  /** It saw the drill's end. */
  ended: boolean
  /** What it wrote on standard error, and its log. */
  words: string
}

/** A life that takes longer hangs. Real ms. */
const longest = 150_000

/** Lives a life of the program at `program`; `kill` = null lets it end by itself. */
export function spawnLife(
  program: string,
  options: LifeOptions,
  kill: Kill | null,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<Death> {
  const { folder, databaseUrl, seconds, seed, ahead } = options
  const args = [program, '--life', folder, '--seconds', `${seconds}`, '--seed', `${seed}`]
  if (ahead > 0) args.push('--ahead', `${ahead}`)
  if (databaseUrl !== null) args.push('--database', databaseUrl)
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const timers: NodeJS.Timeout[] = []
  const state = { ended: false, shot: false, words: '' }
  const shootAfter = (ms: number) =>
    timers.push(
      setTimeout(() => {
        state.shot = child.kill(signal)
      }, ms),
    )
  timers.push(setTimeout(() => child.kill('SIGKILL'), longest))
  if (kill?.sign === 'birth') shootAfter(kill.delay)
  const seen = new Map<Sign, number>()
  const isSign = (line: string): line is Sign =>
    line === 'ready' || line === 'act' || line === 'post' || line === 'finished'
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!isSign(line)) {
      state.words += `${line}\n`
      return
    }
    const count = (seen.get(line) ?? 0) + 1
    seen.set(line, count)
    state.ended ||= line === 'finished'
    if (!kill) return
    if (kill.sign === line && kill.count === count) shootAfter(kill.delay)
    else if (line === 'finished' && kill.sign !== 'finished') shootAfter(kill.afterEnd)
  })
  child.stderr.on('data', (text: Buffer) => {
    state.words += text.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, died) => {
      for (const timer of timers) clearTimeout(timer)
      if (died !== null && !state.shot) return reject(new Error(`A life hung.\n${state.words}`))
      resolve({ by: state.shot ? 'kill' : 'itself', code, ended: state.ended, words: state.words })
    })
  })
}
