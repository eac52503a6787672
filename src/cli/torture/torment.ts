/** One drill through many deaths, and the judgement on what it left. */
import type { Random } from '../../rehearsal/chance'
import { clockAhead } from './clock'
import { collect } from './collect'
import { type Judgement, judge } from './judge'
import { drawEarly, drawKill } from './kills'
import { type Death, spawnLife } from './spawn-life'

interface Torment {
  /** The built program. */
  program: string
  folder: string
  databaseUrl: string | null
  seconds: number
  seed: number
  /** At most so many; a drill that closes before has had fewer. */
  kills: number
  random: Random
  /** How long the machine seems to be off after one of the deaths, real ms; 0 = never. */
  outage: number
}

export interface Tormented extends Judgement {
  kills: number
  restarts: number
}

/** Deaths of these are kept for the report. */
const forReport = 2
/** Lives that fail by themselves. */
const mostFailures = 3

/** @throws if a life hangs, or fails again and again */
export async function torment(what: Torment): Promise<Tormented> {
  const { program, folder, databaseUrl, seconds, seed, random, outage } = what
  let kills = 0
  let restarts = -1
  let ahead = 0
  let ended = false
  const failures: Death[] = []
  for (let over = false; !over; ) {
    const left = what.kills - kills
    // The outage comes with the first death, while the drill runs and much is still to come.
    const first = outage > 0 && kills === 0
    const kill =
      left === 0 ? null : first ? drawEarly(random) : drawKill(random, ended, left <= forReport)
    const death = await spawnLife(program, { folder, databaseUrl, seconds, seed, ahead }, kill)
    restarts += 1
    ended ||= death.ended
    if (death.by === 'kill') {
      kills += 1
      if (first) ahead = outage
    } else if (death.code === 0) over = true
    else if (failures.push(death) >= mostFailures)
      throw new Error(failures.map(({ words }) => words).join('\n'))
  }
  const judgement = judge(await collect(folder, databaseUrl, clockAhead(ahead)))
  const broken = failures.map(({ words }) => ({
    kind: 'wrong' as const,
    what: `a life failed: ${words.trim()}`,
  }))
  return { ...judgement, kills, restarts, faults: [...judgement.faults, ...broken] }
}
