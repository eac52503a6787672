/** What all evidence of a default drill costs: processes of their own make it, as they do for the bot. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { evidencePlanOf } from '../../app-evidence-plan'
import { prepareEvidence } from '../../lab/evidence/prepare'
import { programPaths } from '../../paths'
import { catalogue } from '../../scenarios/catalogue'
import { playDefaultDrill } from '../lab/default-drill'
import { type Row, row } from './row'

/** s of processor time and MB on the disk that one drill's evidence may take. */
const allowedSeconds = 60
const allowedMegabytes = 25
/** Level 3 has the most: two red herrings and the most noise. */
const drill = { seed: 11, level: 3, minute: 0 } as const

export async function evidenceRows(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'drill-bench-'))
  try {
    const before = childrenSeconds()
    const path = await prepareEvidence(evidencePlanOf(playDefaultDrill(drill), catalogue), {
      folder,
      makerPath: programPaths().labEvidence,
    })
    const seconds = childrenSeconds() - before
    const { size } = await stat(path)
    return [
      row(
        `All evidence of a drill, s of CPU; peer: the promised ${allowedSeconds}`,
        seconds,
        allowedSeconds,
        { atMost: 1 },
      ),
      row(
        `All evidence of a drill, MB; peer: the promised ${allowedMegabytes}`,
        size / 1e6,
        allowedMegabytes,
        { atMost: 1 },
      ),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Clock ticks a second, as Linux tells every program. */
const ticks = 100

/**
 * s of processor time that ended children, and theirs, have used (proc(5): cutime, cstime); where the system
 * doesn't tell, the time of the clock, which is never less for processes that run one after another.
 */
function childrenSeconds(): number {
  try {
    const [, fields = ''] = readFileSync('/proc/self/stat', 'utf8').split(') ')
    const [user, system] = fields.split(' ').slice(13, 15).map(Number)
    return ((user ?? 0) + (system ?? 0)) / ticks
  } catch {
    return performance.now() / 1000
  }
}
