/** Programs as processes, for tests that end them. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'

/** The built program that `npm run torture` runs. */
export const torture = resolve('dist/torture.js')

/** What makes folders, each of which goes with the test file. */
export function folders(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'drill-lives-'))
  afterAll(() => rmSync(root, { recursive: true, force: true }))
  return () => mkdtempSync(join(root, 'one-'))
}

/** Arguments of one life of a drill that takes so many real seconds. */
export const life = (folder: string, seed: number, seconds: number): string[] => [
  torture,
  '--life',
  folder,
  '--seed',
  `${seed}`,
  '--seconds',
  `${seconds}`,
]

interface Process {
  child: ChildProcess
  /** Resolves when `word` was written so often; rejects when the program ends before. */
  says(word: string, times?: number): Promise<void>
  ended: Promise<{ code: number | null; words: string }>
}

/** Starts a program with Node; it is killed with the test if it still runs. */
export function run(args: readonly string[], env: Record<string, string> = {}): Process {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let words = ''
  const waiting: { isSo: () => boolean; resolve: () => void; reject: (why: Error) => void }[] = []
  const heard = (text: Buffer) => {
    words += text.toString()
    for (const each of waiting) if (each.isSo()) each.resolve()
  }
  child.stdout?.on('data', heard)
  child.stderr?.on('data', heard)
  const ended = new Promise<{ code: number | null; words: string }>((done) => {
    child.once('close', (code) => {
      for (const each of waiting) each.reject(new Error(`It ended too soon:\n${words}`))
      done({ code, words })
    })
  })
  const says = (word: string, times = 1) =>
    new Promise<void>((done, reject) => {
      const isSo = () => words.split(word).length > times
      if (isSo()) done()
      else waiting.push({ isSo, resolve: done, reject })
    })
  return { child, says, ended }
}
