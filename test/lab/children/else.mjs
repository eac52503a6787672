/** Stands for a run whose answer is no result. */
import { writeSync } from 'node:fs'

writeSync(1, '{"subject":"secret-of-the-child"}\n')
