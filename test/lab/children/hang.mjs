/** Stands for a run that never ends. */
import { setTimeout } from 'node:timers/promises'

for (;;) await setTimeout(1000)
