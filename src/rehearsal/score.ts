/** The simulated team's score: everything that it will do in one drill. */
import type { Act, DrillFacts } from './act'
import { type Crew, drawCrew } from './cast'
import { between, type Random } from './chance'
import { closing } from './closing'
import { investigate } from './investigation'
import { notes } from './notes'
import { repair } from './repair'
import { review } from './review'
import { tell } from './story'
import { type Times, timesOf } from './times'
import { trustOf } from './trust'

/**
 * Writes the acts of a whole drill, in order of time, from the joining to the debrief. The same chance
 * (0 ≤ x < 1) and facts give the same acts. Throws if the script lacks a stage that the team needs.
 */
export function score(random: Random, facts: DrillFacts): readonly Act[] {
  const times = timesOf(facts.script)
  const crew = drawCrew(random)
  const story = tell(random, facts, crew, times)
  const trusts = trustOf(random, facts, story)
  const acts = [
    ...joining(random, crew, times),
    ...investigate(random, facts, crew, story, times),
    ...notes(random, facts, crew, story, trusts, times),
    ...repair(random, facts, crew, story, trusts, times),
    ...review(random, facts, crew, times),
    ...closing(random, facts, crew, story, trusts, times),
  ]
  return acts.toSorted((a, b) => a.at - b.at)
}

/** Roles are taken one after the other within the first half of the Orientation. */
const joining = (random: Random, crew: Crew, { orientation }: Times): Act[] =>
  crew.roles.map(({ who, role }, index) => {
    const share = (index + between(random, 0.1, 0.9)) / (2 * crew.roles.length)
    return {
      at: orientation.from + (orientation.to - orientation.from) * share,
      by: who.key,
      do: { type: 'say', word: 'join', text: role },
    }
  })
