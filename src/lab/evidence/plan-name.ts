/** The name of a plan's book: says nothing of what is in it. */
import { createHash } from 'node:crypto'
import type { EvidencePlan } from './book'

/** Counts up whenever the same plan gives other bytes than before. */
const edition = 3

/** A file name, the same for equal plans. `brought`: digest of the lines that come from elsewhere; null = none do. */
export function bookName(plan: EvidencePlan, brought: string | null): string {
  const { seed, level, from, until } = plan
  const subjects = plan.subjects.map((each) => [each.subject, each.sinceMinute, each.service])
  const parts = [edition, seed, level, from, until, subjects]
  const text = JSON.stringify(brought === null ? parts : [...parts, brought])
  return `${createHash('sha256').update(text).digest('hex').slice(0, 32)}.evidence`
}
