/** The end: each participant's survey, and the facilitator's debrief. */
import { type Rating, reflectionScores } from '../drill/record-lessons'
import { questions } from '../drill/reflections'
import type { Act, DrillFacts } from './act'
import { type Crew, facilitator } from './cast'
import { chance, dealer, line, list, type Random, whole } from './chance'
import { aiAnswers, aiScoreNotes, aiTakeaways, aiWorkflow } from './lines/ai'
import * as lines from './lines/closing'
import type { Story } from './story'
import { type Times, within } from './times'
import { said, type Trust } from './trust'

export function closing(
  random: Random,
  facts: DrillFacts,
  crew: Crew,
  story: Story,
  trusts: readonly Trust[],
  times: Times,
): Act[] {
  const course = courseOf(facts, story)
  return [
    ...reflections(random, crew, course, trusts, times),
    debrief(random, course, trusts, times),
  ]
}

/** How it went, as far as survey and debrief depend on it. */
interface Course {
  found: number
  all: number
  misled: boolean
  herrings: number
  called: boolean
}

function courseOf(facts: DrillFacts, story: Story): Course {
  const scenarios = facts.alerts.filter(({ subject }) => subject.kind === 'scenario')
  const right = story.claims.filter(({ kind }) => kind === 'right').map(({ subject }) => subject)
  return {
    found: scenarios.filter(({ subject }) => right.includes(subject)).length,
    all: scenarios.length,
    misled: story.misled,
    herrings: facts.alerts.length - scenarios.length,
    called: story.claims.some(
      ({ kind, subject }) => kind === 'noise' && subject.kind === 'herring',
    ),
  }
}

/** The question on the adviser. */
const aboutAi = 2

/** Most answer the survey, some of them sign it. */
function reflections(
  random: Random,
  crew: Crew,
  { found, all, misled }: Course,
  trusts: readonly Trust[],
  times: Times,
): Act[] {
  const centre = {
    techniques: found === all ? 4 : 3,
    ai: 4,
    herring: misled ? 3 : 4,
    dashboards: 3,
  }
  const pools = { ...lines.scoreNotes, ai: said(aiScoreNotes, trusts) }
  const notes = new Map(reflectionScores.map((key) => [key, dealer(random, pools[key])]))
  const answers = questions.map((_, index) =>
    dealer(random, index === aboutAi ? said(aiAnswers, trusts) : (lines.answers[index] ?? [])),
  )
  return crew.roles
    .filter(() => chance(random, 0.92))
    .filter(({ role }) => role !== 'Observer')
    .map(({ who }): Act => {
      const scores = reflectionScores.flatMap((key) => [
        [key, Math.min(5, Math.max(0, centre[key] + whole(random, -1, 1)))],
        [`${key}Notes`, chance(random, 0.6) ? (notes.get(key)?.() ?? '') : ''],
      ])
      const answered = answers.map((next, index) => [
        `q${index + 1}`,
        chance(random, 0.85) ? next() : '',
      ])
      return {
        at: within(random, times.wrapUp, 0.15, 0.85),
        by: who.key,
        do: {
          type: 'form',
          word: 'reflect',
          values: {
            ...Object.fromEntries([...scores, ...answered]),
            earlyAi: chance(random, 0.08) ? 'yes' : 'no',
            sign: chance(random, 0.3),
          },
        },
      }
    })
}

function debrief(random: Random, course: Course, trusts: readonly Trust[], times: Times): Act {
  const { found, all, misled, herrings, called } = course
  const way = misled ? 'misled' : 'clear'
  const summary =
    found === all ? lines.summaries.all : found > 0 ? lines.summaries.some : lines.summaries.none
  const handling = herrings === 0 ? 'none' : misled ? 'misled' : called ? 'called' : 'missed'
  return {
    at: within(random, times.wrapUp, 0.88, 0.97),
    by: facilitator.key,
    do: {
      type: 'form',
      word: 'debrief',
      values: {
        description: line(random, lines.descriptions[way]),
        summary: line(
          random,
          summary.map((each) =>
            each.replace('{found}', String(found)).replace('{all}', String(all)),
          ),
        ),
        takeaways: list(
          random,
          [...lines.takeaways, ...said(aiTakeaways, trusts)],
          whole(random, 3, 4),
        ),
        highlights: list(random, lines.highlights, whole(random, 2, 3)),
        improvements: list(random, lines.improvements[way], 2),
        aiWorkflow: list(random, said(aiWorkflow, trusts), 2),
        herringHandling: line(random, lines.herringHandling[handling]),
        rating: ratingOf(course),
        correlation: chance(random, 0.5) ? whole(random, 75, 98) : null,
        comments: line(random, lines.comments),
      },
    },
  }
}

function ratingOf({ found, all, misled }: Course): Rating {
  if (found === all) return misled ? 'Good' : 'Excellent'
  return found * 2 >= all ? 'Good' : 'Needs Improvement'
}
