/** A lab that knows what each set of remedies comes to, and runs nothing. */
import type { Lab } from '../../src/conduct/lab'
import type { RunVerdict } from '../../src/drill/record-work'
import type { MeasuredSide } from '../../src/drill/run-detail'

export interface Outcome {
  verdict: RunVerdict
  /** Success in % before and after. */
  before: string
  after: string
}

const side = (success: string, passed: boolean): MeasuredSide => ({
  success,
  checks: [{ name: 'symptom', passed, value: passed ? 0 : 1, limit: 0.5, unit: '' }],
  series: null,
})

/** `table`: by "key=value key=value" in the alphabet's order; what is not in it fails and changes nothing. */
export function tableLab(table: Readonly<Record<string, Outcome>>): Lab & { ran: string[] } {
  const ran: string[] = []
  return {
    ran,
    judge: async (system, remedies) => {
      const name = Object.entries(remedies ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .sort()
        .join(' ')
      ran.push(`${system} ${name}`.trim())
      const { verdict, before, after } = table[name] ?? {
        verdict: 'fails',
        before: '80',
        after: '80',
      }
      return {
        verdict,
        unfixed: side(before, false),
        fixed: remedies === null ? null : side(after, verdict === 'holds'),
        beyond: '',
      }
    },
    replay: async () => ({ unfixed: side('80', false), fixed: null, void: null }),
  }
}
