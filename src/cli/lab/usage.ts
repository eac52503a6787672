/** How `npm run lab` is called. */
import { systems } from '../../lab/run'

const systemUsage = `npm run lab -- SYSTEM [--set KEY=VALUE …] [--seed N] [--json]
  SYSTEM  ${systems.join(', ')}
  --set   a remedy; without any the failing version is measured
  --seed  a whole number (1); the same one gives the same figures
  --json  one line of JSON instead of a table`

export const evidenceUsage = `npm run lab -- evidence [--seed N] [--level 1|2|3] [--minute M]
  --seed    a whole number (7)
  --level   1, 2 or 3 (2): how loud the noise is and how plain the symptoms
  --minute  up to this minute of the script, 0 to 180 (60)
  In the files "at" is ms from 03:00 of the world; negative = before it`

export const usage = `${systemUsage}\n\n${evidenceUsage}`
