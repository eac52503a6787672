import { expect, test } from 'vitest'
import type { Remedies } from '../../src/lab/run'
import { runBilling } from '../../src/lab/systems/billing/run'
import { verdictOf } from './run-once'

const verdict = (remedies: Remedies) => verdictOf(runBilling, { subject: 'billing', remedies })

test.each<[Remedies, string[]]>([
  [{ arithmetic: 'decimal' }, ['holds']],
  [{ arithmetic: 'cents', logging: 'on' }, ['holds']],
  [{ logging: 'on' }, ['fails']],
  [{ rounding: 'times-100' }, ['hides', 'partial']],
  [{ rounding: 'epsilon' }, ['hides', 'partial']],
  [{ arithmetic: 'decimal', rounding: 'half-even' }, ['fails']],
  [{ arithmetic: 'decimal', place: 'line' }, ['fails']],
  [{ arithmetic: 'cents', place: 'never' }, ['fails']],
  [{ resum: 'on' }, ['fails']],
  [{ tolerance: '5.00' }, ['hides']],
  [{ arithmetic: 'decimal', divide: 'first' }, ['hides', 'partial']],
  [{ dedupe: 'delivery-id' }, ['harms']],
  [{ arithmetic: 'decimal', dedupe: 'content' }, ['harms']],
  [{ arithmetic: 'decimal', dedupe: 'check-then-act' }, ['harms']],
])(
  '%o: %o',
  async (remedies, expected) => {
    expect(expected).toContain(await verdict(remedies))
  },
  300_000,
)
