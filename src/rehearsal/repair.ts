/** Findings, checks and fixes, one set a scenario. */
import { commonChecks } from '../drill/check-items'
import type { Herring, Scenario } from '../drill/scenario'
import type { Act, DrillFacts } from './act'
import type { CastMember, Crew } from './cast'
import { chance, line, list, pick, type Random, whole } from './chance'
import { fixing } from './fixing'
import { linesOfHerring, linesOfScenario } from './lines/by-subject'
import type { Story } from './story'
import { type Times, within } from './times'
import type { Trust } from './trust'

export function repair(
  random: Random,
  facts: DrillFacts,
  crew: Crew,
  story: Story,
  trusts: readonly Trust[],
  times: Times,
): Act[] {
  const herrings = facts.alerts.flatMap(({ subject }) =>
    subject.kind === 'herring' ? [subject] : [],
  )
  return facts.alerts.flatMap(({ subject }) => {
    const who = authorOf(subject.id, crew, story)
    const early = firstCheck(random, subject, who, times)
    if (subject.kind === 'herring') return [early]
    return [
      early,
      ...findings(random, subject, who, herrings, story, times),
      ...trusts
        .filter(({ scenario }) => scenario === subject)
        .flatMap((trust) => fixing(random, trust, who, crew, times)),
    ]
  })
}

/** The one who found the cause writes; else the alert's owner. */
function authorOf(subjectId: string, crew: Crew, story: Story): CastMember {
  const finder = story.claims.find(
    (claim) => claim.subject.id === subjectId && claim.kind === 'right',
  )
  return finder?.by ?? story.owners.get(subjectId)?.who ?? crew.commander
}

/** The unfixed system, verified in the Deep Dive: asked alike of every alert. */
function firstCheck(
  random: Random,
  subject: Scenario | Herring,
  who: CastMember,
  times: Times,
): Act {
  const values = Object.fromEntries(
    commonChecks.map((item) => {
      const full = item.kind === 'stress' ? subject.kind === 'herring' : chance(random, 0.35)
      return [item.key, item.answers[full ? 0 : 1]]
    }),
  )
  return {
    at: within(random, times.deepDive, 0.3, 0.95),
    by: who.key,
    do: { type: 'form', word: 'check', alert: subject.id, values },
  }
}

/** Written in the Deep Dive with what is known then, completed with its lessons in the post-mortem. */
function findings(
  random: Random,
  scenario: Scenario,
  who: CastMember,
  herrings: readonly Herring[],
  story: Story,
  times: Times,
): Act[] {
  const lines = linesOfScenario(scenario)
  const at = within(random, times.deepDive, 0.55, 0.98)
  const known = story.claims.some(
    (claim) => claim.subject === scenario && claim.kind === 'right' && claim.at < at,
  )
  const notes = list(random, known ? lines.notes : lines.trail, whole(random, 2, 3))
  const noise =
    herrings.length > 0 && chance(random, 0.75)
      ? line(
          random,
          linesOfHerring(pick(random, herrings)).observed[story.misled ? 'misled' : 'clear'],
        )
      : ''
  const finding = (when: number, lessons: string): Act => ({
    at: when,
    by: who.key,
    do: { type: 'form', word: 'finding', alert: scenario.id, values: { notes, noise, lessons } },
  })
  return [
    finding(at, ''),
    finding(
      within(random, times.postMortem, 0.05, 0.6),
      list(random, lines.lessons, whole(random, 2, 3)),
    ),
  ]
}
