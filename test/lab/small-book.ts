/** Books of a short night, made in the test's own process. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chanceOf } from '../../src/lab/chance'
import type { EvidencePlan } from '../../src/lab/evidence/book'
import { writeBook } from '../../src/lab/evidence/book-file'
import { gather } from '../../src/lab/evidence/gather'
import { type OpenBook, openBook } from '../../src/lab/evidence/open-book'
import type { RunRequest, RunResult } from '../../src/lab/run'
import { subjectOf } from '../../src/lab/systems/registry'
import { runOnce } from './run-once'

/** 48 minutes in which everything there is begins to show; billing's ledger goes on over two runs. */
export function smallPlan(seed: number, level: 1 | 2 | 3): EvidencePlan {
  const subject = (name: EvidencePlan['subjects'][number]['subject'], sinceMinute: number) => ({
    subject: name,
    sinceMinute,
    service: null,
  })
  return {
    seed,
    level,
    subjects: [
      subject('billing', -12),
      subject('microservices', 3),
      subject('rest-api', 6),
      subject('cpu-spike', 5),
      subject('replication-lag', 4),
      subject('noisy-upstream', 2),
    ],
    from: -18,
    until: 30,
  }
}

/** Opens it, asks it, and throws it away. */
export async function withBook<T>(
  plan: EvidencePlan,
  ask: (book: OpenBook, path: string) => T | Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'book-'))
  try {
    const path = join(folder, 'book')
    writeBook(path, await gather(plan, folder, runHere), chanceOf(plan.seed, 'labels'))
    const book = openBook(path)
    try {
      return await ask(book, path)
    } finally {
      book.close()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function runHere(request: RunRequest): Promise<RunResult> {
  const outcome = await runOnce(await subjectOf(request.subject), request)
  const { subject, seed, load } = request
  return { subject, seed, load, ...outcome, virtualMs: 0, loopDelayMs: null }
}
