/** Every record behind the figures with its time and its source, without whoever must not be named. */
import { arrived } from '../drill/alerts'
import { commonChecks } from '../drill/check-items'
import type { Appendix, Noted } from './accounts'
import { lateAndSkipped, lengths, pauses } from './appendix-course'
import { edits, lastWriter } from './edits'
import { runAccount } from './fix-account'
import { type Material, namedAuthor, nameOf } from './material'
import { measurements } from './measurements'
import { noted } from './noted'

export function appendix(material: Material): Appendix {
  const { record } = material
  const letterOf = lettersOf(material)
  const onAlert = (each: Parameters<typeof noted>[0] & { alertId: string }) => ({
    ...noted(each),
    letter: letterOf(each.alertId),
  })
  return {
    ...claimsAndVerdicts(material, letterOf),
    hints: record.hints.map((hint) => ({
      ...onAlert(hint),
      number: hint.number,
      text: hint.text,
    })),
    takes: record.takes.map(onAlert),
    checks: record.checks.map((check) => ({
      ...onAlert(check),
      item: check.item,
      label: labelOf(material, check.item),
      answer: check.answer,
    })),
    runs: record.runs.map((run) => ({ ...onAlert(run), ...runAccount(run) })),
    withoutResult: record.runRequests
      .filter(({ state }) => state !== 'done')
      .map((request) => ({ ...onAlert(request), state: request.state, why: request.why })),
    measurements: measurements(material, letterOf),
    fixes: record.fixes.map((fix) => {
      const { alertId: _, stamp: __, ...words } = fix
      return { ...onAlert(fix), ...words, by: lastWriter(material, fix) }
    }),
    findings: record.findings.map((finding) => ({
      ...onAlert(finding),
      notes: finding.notes,
      noise: finding.noise,
      lessons: finding.lessons,
    })),
    ...lessons(material),
    pauses: pauses(record),
    lengths: lengths(record),
    cues: lateAndSkipped(record),
    edits: edits(material),
  }
}

type LetterOf = (alertId: string) => string

function lettersOf({ record }: Material): LetterOf {
  const letters = new Map(arrived(record).map(({ id, letter }) => [id, letter]))
  return (alertId) => letters.get(alertId) ?? ''
}

function labelOf({ catalogue }: Material, item: string): string {
  const items = [...catalogue.scenarios.flatMap(({ checks }) => checks), ...commonChecks]
  return items.find(({ key }) => key === item)?.label ?? item
}

/** A noise call that was taken back never was, nor was a verdict on it. */
function claimsAndVerdicts(
  material: Material,
  letterOf: LetterOf,
): Pick<Appendix, 'claims' | 'verdicts'> {
  const { claims, record } = material
  return {
    claims: claims.map((claim) => ({
      ...noted(claim),
      letter: letterOf(claim.alertId),
      kind: claim.kind,
      noise: claim.noise,
      cause: claim.cause,
      evidence: claim.evidence,
      disproof: claim.disproof,
      confidence: claim.confidence,
      superseded: claim.supersededBy !== null,
      verdict: claim.verdict,
      by: namedAuthor(material, claim),
    })),
    verdicts: record.verdicts.flatMap((verdict) => {
      const claim = claims.find(({ id }) => id === verdict.claimId)
      if (!claim) return []
      const { claimId, value } = verdict
      return [{ ...noted(verdict), letter: letterOf(claim.alertId), claimId, value }]
    }),
  }
}

function lessons(
  material: Material,
): Pick<Appendix, 'observations' | 'guardrails' | 'actions' | 'reflections' | 'debriefs'> {
  const { observations, guardrails, actions, reflections, debriefs, revisions, phases } =
    material.record
  const phaseName = (ordinal: number) =>
    phases.find((phase) => phase.ordinal === ordinal)?.name ?? `phase ${ordinal}`
  return {
    observations: observations.map((each) => ({
      ...noted(each),
      phase: phaseName(each.phase),
      text: each.text,
    })),
    guardrails: guardrails.map((each) => ({ ...noted(each), text: each.text, kind: each.kind })),
    actions: actions.map(({ id, stamp, ...words }): Noted & typeof words => ({
      ...noted({ id, stamp }),
      ...words,
      owner: nameOf(material, words.owner) ?? words.owner,
    })),
    reflections: {
      answered: reflections.length,
      signed: reflections.filter(({ signed }) => signed).length,
      edited: revisions.filter(({ collection }) => collection === 'reflections').length,
      ids: reflections.map(({ id }) => id).sort(),
    },
    debriefs: debriefs.map((each) => ({
      ...noted(each),
      by: lastWriter(material, each),
      correlation: each.correlation,
    })),
  }
}
