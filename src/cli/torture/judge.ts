/** Is nothing missing, and nothing there twice? Pure: everything comes as evidence. */

import type { Evidence, Fault } from './evidence'
import { judgeCourse } from './judge-course'
import { judgePosts } from './judge-posts'
import { judgeRecords } from './judge-records'

export interface Judgement {
  posts: number
  late: number
  /** Acts that changed something, and those that came when their time was over. */
  kept: number
  tooLate: number
  faults: readonly Fault[]
}

/** Judges a closed drill of the default script. */
export function judge(evidence: Evidence): Judgement {
  const kept = evidence.acts.filter((each) => each.kept || each.act.do.type === 'judge').length
  return {
    posts: evidence.transcript.filter((entry) => entry.kind === 'post').length,
    late: evidence.record.cues.filter((cue) => cue.late).length,
    kept,
    tooLate: evidence.acts.length - kept,
    faults: [...judgePosts(evidence), ...judgeCourse(evidence), ...judgeRecords(evidence)],
  }
}
