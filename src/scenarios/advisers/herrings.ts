/** What the built-in adviser says of alerts that are noise. */
import type { AdviserCard, AdviserLines } from '../adviser'

function linesOf(
  subjectId: string,
  why: string,
  blame: string,
  services: readonly string[],
): AdviserLines {
  const card = (cause: string, confidence: number): AdviserCard => ({
    cause,
    confidence,
    remedies: {},
    predicted: 100,
    because: [{ text: 'What its own log tells.', services, words: [] }],
    unsure: ['What else runs at this hour.'],
  })
  return {
    subjectId,
    card: { right: card(why, 78), 'wrong remedy': card(why, 78), wrong: card(blame, 90) },
    shadow: {
      right: { noise: true, text: why, confidence: 71 },
      wrong: { noise: false, text: blame, confidence: 84 },
    },
  }
}

export const herringLines: readonly AdviserLines[] = [
  linesOf(
    'cpu-spike',
    'The nightly rollup takes all CPU of its own node, as on the nights before, and nobody waits for it.',
    'The rollup starves the services that share its node pool, and they slow down with it.',
    ['batch-worker-3'],
  ),
  linesOf(
    'replication-lag',
    'Maintenance holds back one replica that no request reads from.',
    'The replica answers with old rows, and requests wait until it has caught up.',
    ['orders-db-replica'],
  ),
  linesOf(
    'noisy-upstream',
    'One carrier answers with errors, and the gateway falls back to its other source.',
    'The gateway passes the errors of its upstream on, and requests fail with them.',
    ['rates-gateway'],
  ),
]
