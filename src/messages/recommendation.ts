/** An adviser's card as a fix records it: what it recommended, in a line or two. */
import type { AdvisedRemedy, Card } from '../drill/advice-detail'

/** "no remedy" where it advises none. */
export const remediesInWords = (remedies: readonly Pick<AdvisedRemedy, 'words'>[]): string =>
  remedies.map(({ words }) => words).join('; ') || 'no remedy'

export const recommendationOf = (
  { cause, predicted }: Pick<Card, 'cause' | 'predicted'>,
  remedies: readonly Pick<AdvisedRemedy, 'words'>[],
): string => `${cause} Remedies: ${remediesInWords(remedies)}. Predicted success ${predicted} %.`
