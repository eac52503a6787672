import { adviserLinesOf } from '../../src/scenarios/advisers/advisers'
import { catalogue } from '../../src/scenarios/catalogue'
import { walkThroughs } from '../../src/scenarios/walk-throughs/walk-throughs'

const subjects = [...catalogue.scenarios, ...catalogue.herrings]

/** What no participant may find before the reveal, each with why. */
export function forbidden(): [string, string][] {
  return [
    ...subjects.map((each): [string, string] => [each.id, 'an id of the catalogue']),
    ...subjects.map((each): [string, string] => [each.name, 'a name']),
    ...catalogue.scenarios.flatMap((each): [string, string][] => [
      [each.cause, 'a cause'],
      ...each.decidingEvidence.map((line): [string, string] => [line, 'deciding evidence']),
      ...each.keyPoints.map((point): [string, string] => [point.point, 'a key point']),
    ]),
    ...catalogue.herrings.flatMap((each): [string, string][] => [
      [each.truth, 'what a herring was'],
      ...each.clears.map((line): [string, string] => [line, 'what clears a herring']),
    ]),
    ...walkThroughs.flatMap((walk): [string, string][] =>
      [
        walk.gist,
        ...walk.moments.map(({ see }) => see),
        ...walk.wrongTurns.flatMap(({ turn, answer }) => [turn, answer]),
        ...walk.whenStuck,
      ].map((text): [string, string] => [text, 'a walk-through']),
    ),
    ...subjects.flatMap(({ id }) => {
      const lines = adviserLinesOf(catalogue, id)
      return [...Object.values(lines?.card ?? {}).map(({ cause }) => cause)]
        .concat(Object.values(lines?.shadow ?? {}).map(({ text }) => text))
        .map((text): [string, string] => [text, 'what the adviser will say'])
    }),
    ['Walk-through:', 'the title of a walk-through'],
    ['zebra-7', "another person's own claim"],
    ['"herring":', 'the mark of the herring'],
    ['subjectid', 'the link to the answer'],
    ['is a red herring', 'the mark of the herring'],
    ['blamed a red herring', 'a verdict that tells'],
    ...[
      'three real',
      '3 real',
      'real failures',
      'of 3 found',
      'one red herring',
      '1 red herring',
    ].map((text): [string, string] => [text, 'how many alerts are real']),
  ]
}
