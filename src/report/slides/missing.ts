import type { Missing } from '../chart-spec'

/** The card of a slide that nothing fills yet. */
export function missingSlide(
  slide: number,
  title: string,
  command: string,
  fills: string,
): Missing {
  return {
    kind: 'missing',
    slide,
    title,
    subtitle: '',
    alt: `${title}: not recorded. ${command}: ${fills}`,
    note: 'No figure is recorded.',
    command,
    fills,
  }
}

/** A scenario's own slide before a run: what draws it, or that the drill was without the scenario. */
export function missingScenario(
  slide: number,
  title: string,
  scenario: { letter: string | null } | null,
): Missing {
  if (!scenario) {
    return missingSlide(
      slide,
      title,
      '/drill plan',
      'This drill ran without the scenario. A plan that has it fills this slide.',
    )
  }
  const alert = scenario.letter === null ? 'its system' : `alert ${scenario.letter}`
  return missingSlide(
    slide,
    title,
    `A measured run of ${alert}`,
    'It draws this slide: before the fix and after it. /drill stress makes one, /drill measure imports one.',
  )
}
