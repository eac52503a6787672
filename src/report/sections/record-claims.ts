/** The appendix's claims, an alert after the other, and the verdicts on them. */
import type { VerdictValue } from '../../drill/record-alerts'
import type { Appendix } from '../accounts'
import type { Block } from '../document'
import { recordItem, recordList, recordTable, sourceWord, type When } from './record-parts'

type Claim = Appendix['claims'][number]

const verdictWords: Readonly<Record<VerdictValue, string>> = {
  confirmed: 'confirmed',
  partly: 'partly',
  rejected: 'rejected',
  'rejected-herring': 'rejected: blamed a red herring',
}

export function claimRecords({ claims, verdicts }: Appendix, when: When): Block[] {
  const letters = [...new Set(claims.map(({ letter }) => letter))].sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  )
  const numberOf = new Map(claims.map(({ id }, index) => [id, index + 1]))
  return [
    ...letters.flatMap((letter) => {
      const mine = claims.filter((each) => each.letter === letter)
      return recordList(
        `Claims on alert ${letter}`,
        mine.map((claim) => claimItem(claim, numberOf.get(claim.id) ?? 0, when)),
      )
    }),
    ...recordTable('Verdicts', verdicts, when, {
      Alert: ({ letter }) => letter,
      Claim: ({ claimId }) => String(numberOf.get(claimId) ?? '—'),
      Verdict: ({ value }) => verdictWords[value],
    }),
  ]
}

function claimItem(claim: Claim, number: number, when: When) {
  const { kind, noise, cause, evidence, disproof, confidence, by, source } = claim
  return recordItem(
    `Claim ${number}`,
    [
      when(claim),
      kind === 'team' ? 'team claim' : 'own claim',
      standing(claim),
      ...(by === null ? [] : [by]),
      ...(confidence === null ? [] : [`${confidence} % sure`]),
      sourceWord(source),
    ],
    [
      ['', noise ? 'This alert is noise.' : (cause ?? '')],
      ['Evidence', evidence],
      ['What would prove it wrong', disproof],
    ],
  )
}

function standing({ superseded, verdict }: Claim): string {
  if (superseded) return 'superseded'
  return verdict === null ? 'not judged' : verdictWords[verdict]
}
