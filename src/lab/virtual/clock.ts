/** Time as a run knows it. Systems ask this clock and no other, in virtual time and in real time alike. */

/** A message under way. It ends by arriving or by being lost, once. */
export interface Ticket {
  /** `deliver` is called when it is this message's turn: in the order in which messages left. */
  arrive(deliver: () => void): void
  /** It will never arrive: the connection was given up. Harmless after the delivery. */
  lose(): void
}

export interface LabClock {
  /** ms since the run's start. */
  now(): number
  sleep(ms: number): Promise<void>
  /** Returns what takes it back. */
  after(ms: number, then: () => void): () => void
  /** A message leaves; virtual time stands still until it has arrived or is lost. */
  depart(): Ticket
  /** Time stands still until it settles. For real work that is no message: listening, closing. */
  outside<T>(work: Promise<T>): Promise<T>
}

export interface LabTime {
  clock: LabClock
  /** Runs `main` to its end. In virtual time it rejects when nothing can happen any more. */
  run<T>(main: () => Promise<T>): Promise<T>
  /** The longest delay of the event loop during `run`, in ms; null in virtual time. */
  loopDelayMs(): number | null
}
