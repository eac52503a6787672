/** Stands for a run of the lab in which nothing happens. */
import { writeFileSync, writeSync } from 'node:fs'

const { subject, seed, load, evidence } = JSON.parse(process.argv[2] ?? '')
if (evidence !== null) writeFileSync(evidence, '')
const nothing = { checks: [], success: '100', symptom: 0, figures: {}, series: null }
const times = { virtualMs: 0, fingerprint: '0'.repeat(64), loopDelayMs: null }
writeSync(1, `${JSON.stringify({ subject, seed, load, ...nothing, ...times })}\n`)
