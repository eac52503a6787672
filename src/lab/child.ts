/**
 * The process of one run: reads a RunRequest as JSON from its argument, or else from stdin, runs the subject,
 * writes evidence to the file that is named there, and prints one RunResult as a line of JSON. With a second
 * argument `--with-parent` stdin is the line to the parent, and the process ends when it ends. Exit codes:
 * 0 a result was printed; 1 the run failed, with a sentence on stderr.
 */
import { readFileSync, writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { chanceOf } from './chance'
import { createRecorder } from './evidence/recorder'
import { checkRemedies } from './remedies'
import { type RunRequest, type RunResult, runRequest, type System, systems } from './run'
import { subjectOf } from './systems/registry'
import { realTime } from './virtual/real-time'
import { virtualTime } from './virtual/virtual-time'

/** A thread, because a run may keep the main one busy for good, and stands on virtual time. */
const watch = `
  const { Socket } = require('node:net')
  const end = () => process.kill(process.pid, 'SIGKILL')
  new Socket({ fd: 0 }).on('end', end).on('close', end).on('error', end).resume()
`

async function run(request: RunRequest): Promise<RunResult> {
  if (isSystem(request.subject)) checkRemedies(request.subject, request.remedies)
  const runSubject = await subjectOf(request.subject)
  const time = request.realTime ? realTime() : virtualTime()
  const chance = chanceOf(request.seed)
  const recorder = createRecorder(request.evidence, time.clock.now, chance)
  const outcome = await time.run(() => runSubject(request, time.clock, chance, recorder))
  recorder.event(JSON.stringify(outcome))
  return {
    subject: request.subject,
    seed: request.seed,
    load: request.load,
    ...outcome,
    virtualMs: Math.round(time.clock.now()),
    fingerprint: recorder.close(),
    loopDelayMs: time.loopDelayMs(),
  }
}

function isSystem(subject: RunRequest['subject']): subject is System {
  return systems.some((system) => system === subject)
}

try {
  const [argument, mode] = process.argv.slice(2)
  if (mode === '--with-parent') new Worker(watch, { eval: true }).unref()
  const request = runRequest.parse(JSON.parse(argument ?? readFileSync(0, 'utf8')))
  const result = await run(request)
  writeSync(1, `${JSON.stringify(result)}\n`)
  process.exit(0)
} catch (error) {
  writeSync(2, `${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
