/** What a decoy's run says of itself: one check, which is the alert's. */
import type { Outcome } from '../../subject'

export function outcomeOf(
  name: string,
  value: number,
  limit: number,
  unit: string,
  figures: Readonly<Record<string, number>>,
): Outcome {
  const passed = value <= limit
  return {
    checks: [{ name, kind: 'symptom', passed, value, limit, unit }],
    success: passed ? '100' : '0',
    symptom: value,
    figures: { ...figures },
    series: null,
  }
}
