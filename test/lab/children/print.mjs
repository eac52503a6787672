/** Stands for a run that prints 100 MB. */
import { writeSync } from 'node:fs'

const text = 'secret-of-the-child'.repeat(50_000)
for (let index = 0; index < 106; index += 1) writeSync(1, text)
