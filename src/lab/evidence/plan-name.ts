/** The name of a plan's book: says nothing of what is in it. */
import { createHash } from 'node:crypto'
import type { EvidencePlan } from './book'

/** Counts up whenever the same plan gives other bytes than before. */
const edition = 1

/** A file name, the same for equal plans. */
export function bookName(plan: EvidencePlan): string {
  const { seed, level, from, until } = plan
  const subjects = plan.subjects.map((each) => [each.subject, each.sinceMinute, each.service])
  const text = JSON.stringify([edition, seed, level, from, until, subjects])
  return `${createHash('sha256').update(text).digest('hex').slice(0, 32)}.evidence`
}
