/** Who, when and from where: every record carries one. */
export interface Stamp {
  /** Real time, epoch ms. */
  at: number
  /** Drill time in ms; 0 before the start. */
  elapsed: number
  /** The person's id; null when the drill itself did it (a cue). */
  by: string | null
  source: Source
}

export const sources = ['command', 'form', 'button', 'cue', 'import', 'lab'] as const

export type Source = (typeof sources)[number]
