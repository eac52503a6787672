/** Citations in what people write: each a way to the evidence that it names, for whoever reads it. */
import type { Claim } from '../drill/record-alerts'
import type { Part } from './message'
import { pressed } from './spans'

/** A line's five signs have no vowel among them, a trace's six are hex: so "E-mails" is no citation. */
const citation = /(?<![\w-])E-((?:[b-df-hj-np-tv-z\d]{5})|(?:[\da-f]{6}))(?![\w-])/gi
/** A row of what every platform takes. */
const most = 5

/** None, or one part whose links open what the texts cite, each in private with the reader's own right to look. */
export function citedEvidence(texts: readonly string[]): Part[] {
  const ids = texts.flatMap((text) =>
    [...text.matchAll(citation)].map(([, id = '']) => id.toLowerCase()),
  )
  const links = [...new Set(ids)]
    .slice(0, most)
    .map((id) =>
      pressed({ label: `E-${id}`, word: 'evidence', does: 'cited', with: { cited: id } }),
    )
  return links.length === 0 ? [] : [{ kind: 'links', links }]
}

/** Where a claim may cite something. */
export const claimTexts = ({ cause, evidence, disproof }: Claim): string[] => [
  cause ?? '',
  evidence,
  disproof,
]
