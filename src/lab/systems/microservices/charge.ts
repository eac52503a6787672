/** An order that is to be charged, as order-api has it in hand. */
import type { SpanContext } from '../../evidence/recorder'

export interface Charge {
  key: string
  order: string
  context: SpanContext
  /** ms since the run's start; null = nobody says. */
  deadline: number | null
}
