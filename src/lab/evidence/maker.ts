/**
 * The process that makes a book: reads a MakeRequest as JSON from its argument, runs what the book is made
 * of, one child process after another, writes the file and prints what it came to as a line of JSON. Stdin
 * is the line to the parent: the process ends when it ends. Exit code 1: no book, with a sentence on stderr.
 */
import { statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chanceOf } from '../chance'
import { launch } from '../launch'
import { writeBook } from './book-file'
import { readBrought } from './brought'
import { gather } from './gather'
import { makeRequest } from './make-request'

process.stdin.on('end', () => process.exit(1)).on('error', () => process.exit(1))
process.stdin.resume()

try {
  const { plan, folder, file, brought } = makeRequest.parse(JSON.parse(process.argv[2] ?? ''))
  const childPath = fileURLToPath(new URL('./lab-child.js', import.meta.url))
  let runs = 0
  const placed = await gather(plan, folder, (request) => {
    runs += 1
    // A busy machine makes a run long, and never another one.
    return launch(request, { childPath, limits: { time: 120_000 }, oneThread: true })
  })
  if (brought !== null) await readBrought(join(folder, brought), placed)
  const path = join(folder, file)
  writeBook(path, placed, chanceOf(plan.seed, 'labels'))
  const { logs, spans, points } = placed
  const counts = { runs, logs: logs.length, spans: spans.length, points: points.length }
  writeSync(1, `${JSON.stringify({ ...counts, bytes: statSync(path).size })}\n`)
  process.exit(0)
} catch (error) {
  writeSync(2, `${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
