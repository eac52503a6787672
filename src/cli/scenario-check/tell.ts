/** What the drill makes of a scenario file, for its author to read. */
import type { AlertText, Scenario } from '../../drill/scenario'
import type { OwnEvidence } from '../../scenarios/own/evidence'
import type { OwnHerring, OwnScenario } from '../../scenarios/own/own'

/** Lines of plain text: what participants read first, then the key. */
export function tellSubject(subject: OwnScenario | OwnHerring): string {
  const what = subject.kind === 'scenario' ? 'A scenario' : 'A red herring'
  return [
    `${what}: ${subject.name} (${subject.id})`,
    '',
    'What participants read',
    `  ${alertLine(subject.alert)}`,
    `  ${subject.alert.dashboard} · ${subject.alert.runbook}`,
    '',
    'Hints',
    ...numbered(subject.hints),
    '',
    'Evidence',
    ...evidence(subject.evidence).map((line) => `  ${line}`),
    '',
    ...(subject.kind === 'scenario' ? key(subject) : noise(subject)),
    '',
    'Told with a rejected claim',
    `  ${subject.counterFact}`,
  ].join('\n')
}

function alertLine(alert: AlertText): string {
  const since =
    alert.sinceMinute === null
      ? `since ${alert.sinceBefore} min before`
      : `since minute ${alert.sinceMinute} of the world`
  return `DRILL · A · ${alert.service} · ${alert.symptom} · ${alert.severity} · ${since} · ${alert.value}, ${alert.threshold} · ${alert.detail}`
}

function evidence({ logs, spans, points, chatter, ordinaryUntil }: OwnEvidence): string[] {
  const minutes = [...logs, ...spans, ...points].map(({ minute }) => minute)
  const first = minutes.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY)
  const last = minutes.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY)
  const traces = new Set(spans.map(({ trace }) => trace)).size
  return [
    `${logs.length} log lines, ${traces} traces with ${spans.length} spans, ${points.length} points of metrics`,
    `from minute ${first} to minute ${last} of the alert's "since"`,
    `ordinary chatter: ${chatter.perMinute} lines a minute`,
    ordinaryUntil === null
      ? 'no ordinary stretch (ordinaryUntil): drills without it show its chatter alone, so people can tell'
      : `ordinary until minute ${ordinaryUntil}: repeated before it begins, and in drills without it`,
  ]
}

function key(scenario: Scenario): string[] {
  return [
    'Checks after a fix',
    ...numbered(scenario.checks.map(({ label, answers }) => `${label}: ${answers.join(' / ')}`)),
    '',
    'Remedies, as you state them',
    ...numbered((scenario.remedies ?? []).map(({ label, effect }) => `${label}: ${effect}`)),
    '',
    'The key',
    `  ${scenario.cause}`,
    ...numbered(
      scenario.keyPoints.map(
        ({ point, anyOf }) => `${point} (${anyOf.map((each) => each.join(' + ')).join('; ')})`,
      ),
    ),
    '',
    'What decides it',
    ...numbered(scenario.decidingEvidence),
  ]
}

function noise({ truth, clears }: OwnHerring): string[] {
  return ['What it really is', `  ${truth}`, '', 'What clears it', ...numbered(clears)]
}

const numbered = (lines: readonly string[]) => lines.map((each, index) => `  ${index + 1}. ${each}`)
