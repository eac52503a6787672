/** What a facilitator knows of an alert beforehand. It tells the cause: never for participants before the reveal. */

export interface WalkThrough {
  /** The id of the scenario or the red herring. */
  subjectId: string
  /** One sentence: what it is, and what finding it turns on. */
  gist: string
  /** What can be seen when. Minutes are counted from the alert's "since"; negative = before it. */
  moments: readonly { minute: number; see: string }[]
  /** What people often take it for, and what shows that it isn't so. */
  wrongTurns: readonly { turn: string; answer: string }[]
  /** What to say to a pair that is stuck, from least to most telling. */
  whenStuck: readonly string[]
}
