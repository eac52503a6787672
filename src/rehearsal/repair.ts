/** Findings, checks and fixes, one set a scenario. */
import { commonChecks } from '../drill/check-items'
import type { Outcome } from '../drill/record-work'
import type { CheckItem, Herring, Scenario } from '../drill/scenario'
import type { Act, DrillFacts } from './act'
import type { CastMember, Crew } from './cast'
import { between, chance, line, list, pick, type Random, whole } from './chance'
import { linesOfHerring, linesOfScenario } from './lines/by-subject'
import type { Story } from './story'
import { type Times, within } from './times'

export function repair(
  random: Random,
  facts: DrillFacts,
  crew: Crew,
  story: Story,
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
      ...fixing(random, subject, who, crew, times),
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

/** One fix; one that did not hold is tried once more, most of the time. */
function fixing(
  random: Random,
  scenario: Scenario,
  who: CastMember,
  crew: Crew,
  times: Times,
): Act[] {
  const lines = linesOfScenario(scenario)
  const recommendation = line(random, lines.recommendations)
  const override = line(random, lines.overrides)
  const predicted = whole(random, 70, 98)
  const approver = pick(
    random,
    crew.claimants.filter((each) => each !== who),
  )
  const first = within(random, times.aiFix, 0.15, 0.6)
  const outcome: Outcome = chance(random, 0.72)
    ? 'successful'
    : chance(random, 0.7)
      ? 'partial'
      : 'failed'
  const attempt = (at: number, came: Outcome, steps: number): Act[] => {
    const plans = lines.plans[came]
    const remedies = plans.length === 0 ? [] : pick(random, plans)
    const run: Act[] =
      remedies.length === 0
        ? []
        : [
            {
              at: at + 0.4,
              by: who.key,
              do: { type: 'say', word: 'stress', alert: scenario.id, text: '' },
            },
          ]
    return [
      {
        at,
        by: who.key,
        do: {
          type: 'form',
          word: 'fix',
          alert: scenario.id,
          values: {
            recommendation,
            ...(remedies.length === 0 ? {} : { remedies }),
            steps: list(random, lines.steps, steps),
            predicted,
            accuracy: came === 'successful' ? whole(random, 88, 100) : whole(random, 55, 85),
            override,
            outcome: came,
            minutesSaved: came === 'successful' ? whole(random, 3, 14) : whole(random, -4, 3),
            approvedBy: approver.name,
          },
        },
      },
      ...run,
      lastCheck(random, scenario, who, at + between(random, 0.8, 3), came),
    ]
  }
  const acts = attempt(first, outcome, 3)
  if (outcome === 'successful' || chance(random, 0.35)) return acts
  return [...acts, ...attempt(within(random, times.aiFix, 0.72, 0.88), 'successful', 4)]
}

function lastCheck(
  random: Random,
  scenario: Scenario,
  who: CastMember,
  at: number,
  outcome: Outcome,
): Act {
  const values = Object.fromEntries(
    scenario.checks.map((item) => [item.key, item.answers[isFull(random, item, outcome) ? 0 : 1]]),
  )
  return { at, by: who.key, do: { type: 'form', word: 'check', alert: scenario.id, values } }
}

function isFull(random: Random, item: CheckItem, outcome: Outcome): boolean {
  switch (item.kind) {
    case 'observability':
      return chance(random, outcome === 'successful' ? 0.85 : 0.4)
    case 'applied':
      return outcome !== 'failed'
    case 'stress':
    case 'sla':
      return outcome === 'successful'
    default:
      return item.kind satisfies never
  }
}
