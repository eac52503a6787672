/** When a life is to end: drawn from chance, so that the same seed kills at the same sort of moments. */
import { between, type Random, whole } from '../../rehearsal/chance'
import type { Sign } from './life'

export interface Kill {
  /** What to wait for, and how often it must come. */
  sign: Sign | 'birth'
  count: number
  /** And so long after it, real ms. */
  delay: number
  /** If the drill ends before that: so long after its end, while the report is filed and sent. */
  afterEnd: number
}

/** Real ms in which a report is drawn, filed and posted. */
const filing = 900

/** Soon after the drill has begun. */
export const drawEarly = (random: Random): Kill => ({
  sign: 'act',
  count: whole(random, 1, 3),
  delay: between(random, 0, 12),
  afterEnd: between(random, 0, filing),
})

/** `ended`: a former life has seen the drill end; `last`: kept for the report. */
export function drawKill(random: Random, ended: boolean, last: boolean): Kill {
  const afterEnd = between(random, 0, filing)
  const kill = (sign: Kill['sign'], most: number, delay: number): Kill => ({
    sign,
    count: whole(random, 1, most),
    delay: between(random, 0, delay),
    afterEnd,
  })
  if (ended) return kill('ready', 1, filing)
  if (last) return kill('finished', 1, filing)
  const dice = random()
  if (dice < 0.15) return kill('birth', 1, 1_200)
  if (dice < 0.45) return kill('ready', 1, 2_500)
  return dice < 0.75 ? kill('post', 16, 4) : kill('act', 24, 12)
}
