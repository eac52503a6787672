/** A run that gave no result. */
export type FailureKind =
  | 'cancelled'
  | 'not-started'
  | 'time'
  | 'memory'
  | 'output'
  | 'evidence'
  | 'crashed'
  | 'unreadable'

export class LabFailure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string) {
    super(message)
    this.name = 'LabFailure'
    this.kind = kind
  }
}
