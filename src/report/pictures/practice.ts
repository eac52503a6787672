/** The brief's healthy trace as the picture that traces of a drill have too. */
import type { World } from '../../scenarios/world'
import type { Waterfall } from '../evidence-spec'
import type { EvidenceSpan } from './rows'
import { tracePicture } from './trace'

/** Null = it has no spans. A span's caller is the last one before it that stands less deep. */
export function practicePicture({ traceId, spans }: World['practiceTrace']): Waterfall | null {
  const rows = spans.map((span, index): EvidenceSpan => {
    const caller = spans.findLastIndex((each, at) => at < index && each.depth < span.depth)
    return {
      span: String(index),
      parent: caller < 0 ? null : String(caller),
      trace: traceId,
      service: span.service,
      name: span.name,
      kind: 'SERVER',
      at: span.start,
      length: span.length,
      status: 'OK',
    }
  })
  return tracePicture(rows, 0)
}
