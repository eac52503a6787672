/** The AI-Assisted Fix, one failure: the own plan, the adviser's card, the final plan, its run, and what is verified. */
import type { Outcome } from '../drill/record-work'
import type { CheckItem } from '../drill/scenario'
import type { Act } from './act'
import type { CastMember, Crew } from './cast'
import { between, chance, fill, line, pick, type Random, whole } from './chance'
import { followUps } from './lines/ai'
import { type Times, within } from './times'
import type { Attempt, Trust } from './trust'

/** `who` writes; somebody else of the crew approves, unless it is forgotten. */
export function fixing(
  random: Random,
  trust: Trust,
  who: CastMember,
  crew: Crew,
  times: Times,
): Act[] {
  const alert = trust.scenario.id
  const others = crew.claimants.filter((each) => each !== who)
  const approver = chance(random, 0.9) ? pick(random, others).name : ''
  const start = within(random, times.aiFix, 0.06, 0.3)
  const asked = start + between(random, 0.6, 1.2)
  const answered = asked + between(random, 2, 4)
  const by = who.key
  const own: Act[] = trust.own
    ? [
        {
          at: start,
          by,
          do: {
            type: 'own-plan',
            word: 'ask',
            alert,
            values: { remedies: trust.own.remedies, predicted: whole(random, 60, 95) },
          },
        },
      ]
    : []
  const question: Act[] = chance(random, 0.5)
    ? [
        {
          at: answered - 0.3,
          by: pick(random, others).key,
          do: { type: 'say', word: 'ask', alert, text: line(random, followUps) },
        },
      ]
    : []
  const retried = within(random, times.aiFix, 0.72, 0.88)
  return [
    ...own,
    { at: asked, by, do: { type: 'say', word: 'ask', alert, text: '' } },
    ...question,
    { at: answered, by, do: { type: 'respond', word: 'ask', alert, choice: trust.choice } },
    ...trust.attempts.flatMap((attempt, index) =>
      attemptActs(random, trust, attempt, {
        at: index === 0 ? answered + between(random, 0.5, 2) : retried,
        who,
        approver,
      }),
    ),
  ]
}

interface Doing {
  at: number
  who: CastMember
  approver: string
}

function attemptActs(
  random: Random,
  { scenario, advised }: Trust,
  { remedies, steps, outcome, refusals }: Attempt,
  { at, who, approver }: Doing,
): Act[] {
  const by = who.key
  const alert = scenario.id
  const came = outcome === 'successful'
  const misled = advised.mode !== 'right'
  return [
    {
      at,
      by,
      do: {
        type: 'form',
        word: 'fix',
        alert,
        values: {
          recommendation: advised.recommendation,
          remedies,
          steps: steps.map((each) => fill(random, each)).join('\n'),
          predicted: refusals === null ? advised.predicted : whole(random, 70, 98),
          accuracy: misled ? whole(random, 30, 75) : whole(random, 88, 100),
          override: refusals === null ? 'None' : line(random, refusals),
          outcome,
          minutesSaved: came && !misled ? whole(random, 3, 14) : whole(random, -6, 3),
          approvedBy: approver,
        },
      },
    },
    { at: at + 0.4, by, do: { type: 'say', word: 'stress', alert, text: '' } },
    {
      at: at + between(random, 0.8, 3),
      by,
      do: {
        type: 'form',
        word: 'check',
        alert,
        values: Object.fromEntries(
          scenario.checks.map((item) => [
            item.key,
            item.answers[isFull(random, item, outcome) ? 0 : 1],
          ]),
        ),
      },
    },
  ]
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
