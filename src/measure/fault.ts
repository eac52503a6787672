import type { ReadFault } from '../conduct/measures'

/** Figures that can't be read. Its message is a sentence for people; `field` null = where they came from. */
export class MeasureFault extends Error {
  override name = 'MeasureFault'
  constructor(
    sentence: string,
    readonly field: ReadFault['field'] | null = null,
  ) {
    super(sentence)
  }
}

/** What somebody wrote, within a sentence: on one line and short. */
export function quoted(text: string): string {
  const line = [...text.replaceAll(/\s+/gu, ' ').trim()]
  return `“${line.slice(0, longestQuote).join('')}${line.length > longestQuote ? '…' : ''}”`
}
const longestQuote = 40
