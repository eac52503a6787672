/** What the built-in adviser has to say, by subject. A team's own subjects have no lines of their own: they are made from what is known of them. */
import type { Catalogue, Herring, Scenario } from '../../drill/scenario'
import type { AdviserCard, AdviserLines } from '../adviser'
import { circularDependencyDeadlockLines } from './circular-dependency-deadlock'
import { floatingPointDriftLines } from './floating-point-drift'
import { herringLines } from './herrings'
import { nPlusOneLatencyStormLines } from './n-plus-one-latency-storm'

const written = [
  floatingPointDriftLines,
  circularDependencyDeadlockLines,
  nPlusOneLatencyStormLines,
  ...herringLines,
]

/** Null = nobody knows such a subject. */
export function adviserLinesOf(
  { scenarios, herrings }: Pick<Catalogue, 'scenarios' | 'herrings'>,
  subjectId: string,
): AdviserLines | null {
  const there = written.find((each) => each.subjectId === subjectId)
  if (there) return there
  const subject = [...scenarios, ...herrings].find((each) => each.id === subjectId)
  if (!subject) return null
  return subject.kind === 'scenario' ? ofScenario(subject) : ofHerring(subject)
}

const capacity =
  'The service has too little capacity for the load of this hour, and requests queue in front of it.'

function ofScenario(scenario: Scenario): AdviserLines {
  const remedies = (...effects: readonly string[]) =>
    Object.fromEntries(
      (scenario.remedies ?? [])
        .filter(({ effect }) => effects.includes(effect))
        .slice(0, 2)
        .map(({ key }) => [key, 'applied']),
    )
  const because = [
    {
      text: 'What the service itself logs since the alert.',
      services: [scenario.alert.service],
      words: [],
    },
  ]
  const card = (cause: string, confidence: number, chosen: AdviserCard['remedies']) => ({
    cause: clipped(cause),
    confidence,
    remedies: chosen,
    predicted: 97,
    because,
    unsure: ['How it stands on another night.'],
  })
  return {
    subjectId: scenario.id,
    card: {
      right: card(scenario.cause, 85, remedies('holds')),
      'wrong remedy': card(scenario.cause, 90, remedies('hides', 'partial', 'fails')),
      wrong: card(capacity, 92, remedies('fails', 'harms')),
    },
    shadow: {
      right: { noise: false, text: clipped(scenario.cause), confidence: 70 },
      wrong: { noise: false, text: capacity, confidence: 82 },
    },
  }
}

function ofHerring(herring: Herring): AdviserLines {
  const why = clipped(herring.truth)
  const card = (cause: string, confidence: number): AdviserCard => ({
    cause,
    confidence,
    remedies: {},
    predicted: 100,
    because: [],
    unsure: ['What else runs at this hour.'],
  })
  return {
    subjectId: herring.id,
    card: { right: card(why, 78), 'wrong remedy': card(why, 78), wrong: card(capacity, 90) },
    shadow: {
      right: { noise: true, text: why, confidence: 70 },
      wrong: { noise: false, text: capacity, confidence: 82 },
    },
  }
}

const longest = 600
const clipped = (text: string) =>
  text.length > longest ? `${text.slice(0, longest - 1).trimEnd()}…` : text
