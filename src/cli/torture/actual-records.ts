/** A drill's records as lines, by what they are. */
import { reflectionScores } from '../../drill/record-lessons'
import { described, fields } from './describe'
import type { Evidence } from './evidence'

export type Lines = Readonly<Record<string, readonly string[]>>

export function actualRecords({ record }: Evidence): Lines {
  return {
    role: record.participations
      .filter(({ role }) => role !== 'Facilitator')
      .map(({ personId, role }) => `${personId} ${role}`),
    take: record.takes.map(({ stamp, alertId }) => `${stamp.by} ${alertId}`),
    hint: record.hints.map(({ alertId, number }) => `${alertId} ${number}`),
    note: record.observations.map(({ stamp, text }) => `${stamp.by} ${text}`),
    claim: record.claims.map(
      (claim) =>
        `${claim.stamp.by} ${claim.alertId} ${claim.kind} ${described(claim, fields.claim)}`,
    ),
    check: record.checks.map(({ alertId, item, answer }) => `${alertId} ${item} ${answer}`),
    'own plan': record.ownPlans.map((each) => {
      const remedies = Object.entries(each.remedies).map(([key, value]) => `${key}=${value}`)
      return `${each.stamp.by} ${each.alertId} ${described({ ...each, remedies }, fields.ownPlan)}`
    }),
    choice: record.advices.flatMap(({ alertId, choice, chosen }) =>
      choice === null ? [] : `${chosen?.by} ${alertId} ${choice}`,
    ),
    guardrail: record.guardrails.map(
      (each) => `${each.stamp.by} ${described(each, fields.guardrail)}`,
    ),
    action: record.actions.map((each) => `${each.stamp.by} ${described(each, fields.action)}`),
    finding: record.findings.map(
      (each) => `${each.stamp.by} ${each.alertId} ${described(each, fields.finding)}`,
    ),
    fix: record.fixes.map(
      (each) => `${each.stamp.by} ${each.alertId} ${described(each, fields.fix)}`,
    ),
    reflect: record.reflections.map(({ stamp, scores, answers, signed }) => {
      const asked = Object.fromEntries(answers.map((answer, n) => [`q${n + 1}`, answer]))
      const given = reflectionScores.map((key) => [key, scores[key]])
      const form = { ...Object.fromEntries(given), ...asked, sign: signed }
      return `${stamp.by} ${described(form, fields.reflection)}`
    }),
    debrief: record.debriefs.map((each) => `${each.stamp.by} ${described(each, fields.debrief)}`),
  }
}
