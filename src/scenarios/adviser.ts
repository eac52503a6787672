/** What the built-in adviser says of a subject, in each of its modes. Data: it sees no drill. */

/** A line of evidence to cite: the newest one of these services that has all the words. */
export interface Sign {
  text: string
  services: readonly string[]
  words: readonly string[]
}

export interface AdviserCard {
  cause: string
  confidence: number
  remedies: Readonly<Record<string, string>>
  /** Success in % that it expects. */
  predicted: number
  because: readonly Sign[]
  unsure: readonly string[]
}

export interface AdviserClaim {
  noise: boolean
  text: string
  confidence: number
}

export interface AdviserLines {
  subjectId: string
  card: Readonly<Record<'right' | 'wrong remedy' | 'wrong', AdviserCard>>
  shadow: Readonly<Record<'right' | 'wrong', AdviserClaim>>
}
