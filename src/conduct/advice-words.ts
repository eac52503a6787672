/** The words of an answer, and whether they say what is still sealed. */
import type { AdviceDetail } from '../drill/advice-detail'
import type { Catalogue } from '../drill/scenario'

/** All that the adviser itself has put into words. */
export function wordsIn(detail: AdviceDetail): string {
  switch (detail.kind) {
    case 'card': {
      const { cause, because, unsure } = detail.card
      return [cause, ...because.map(({ text }) => text), ...unsure].join('\n')
    }
    case 'shadow':
      return detail.shadow.text
    case 'answer':
      return detail.answer.text
    default:
      return detail satisfies never
  }
}

/** "N+1 latency storm" and "n-plus-one-latency-storm" are the same words. */
const plainly = (text: string) =>
  ` ${text
    .toLowerCase()
    .replaceAll('+', ' plus ')
    .replaceAll(/\b1\b/g, 'one')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** Whether it names a scenario or a red herring of the catalogue other than its alert's own. */
export function namesAnother(
  detail: AdviceDetail,
  subjectId: string,
  catalogue: Catalogue,
): boolean {
  const said = plainly(wordsIn(detail))
  return [...catalogue.scenarios, ...catalogue.herrings]
    .filter(({ id }) => id !== subjectId)
    .some(({ id, name }) => [id, name].some((each) => said.includes(plainly(each))))
}
