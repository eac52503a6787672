/** What a run of the ring must keep to. */
import type { RunCheck } from '../../run'

interface Figures {
  failedPercent: number
  p95: number
  lost: number
  chargedTwice: number
}

export function checksOf({ failedPercent, p95, lost, chargedTwice }: Figures): RunCheck[] {
  return [
    atMost('failed requests', 'symptom', failedPercent, 2, '%'),
    atMost('P95', 'goal', p95, 400, 'ms'),
    atMost('orders lost', 'invariant', lost, 0, ''),
    atMost('orders charged twice', 'invariant', chargedTwice, 0, ''),
  ]
}

function atMost(
  name: string,
  kind: RunCheck['kind'],
  value: number,
  limit: number,
  unit: string,
): RunCheck {
  return { name, kind, passed: value <= limit, value, limit, unit }
}
