/** Every record behind the figures with its time and its source, without whoever must not be named. */
import { arrived } from '../drill/alerts'
import { commonChecks } from '../drill/check-items'
import { askedAt } from '../drill/kpis/cases'
import type { Appendix, Noted } from './accounts'
import { lateAndSkipped, lengths, pauses } from './appendix-course'
import { edits, lastWriter } from './edits'
import { runAccount } from './fix-account'
import { type Material, namedAuthor, nameOf } from './material'
import { measurements } from './measurements'
import { noted } from './noted'
import { checksInWords } from './run-checks'

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
      number: hint.number,
      text: hint.text,
      ...onAlert(hint),
    })),
    takes: record.takes.map(onAlert),
    checks: record.checks.map((check) => ({
      item: check.item,
      label: labelOf(material, check.item),
      answer: check.answer,
      ...onAlert(check),
    })),
    runs: record.runs.map((run) => {
      const checks = checksInWords(run)
      return {
        asked: askedAt(record, run),
        ...(checks !== null && { checks }),
        ...runAccount(run),
        ...onAlert(run),
      }
    }),
    withoutResult: record.runRequests
      .filter(({ state }) => state !== 'done')
      .map((request) => {
        const { state, why, counted, remedies } = request
        return { state, why, counted, remedies, ...onAlert(request) }
      }),
    measurements: measurements(material, letterOf),
    fixes: record.fixes.map((fix) => {
      const { alertId: _, stamp: __, ...words } = fix
      return { ...words, by: lastWriter(material, fix), ...onAlert(fix) }
    }),
    findings: record.findings.map((finding) => ({
      notes: finding.notes,
      noise: finding.noise,
      lessons: finding.lessons,
      ...onAlert(finding),
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
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]))
  return {
    // A spread comes last: with many properties after it V8 builds each object a hundred times slower.
    claims: claims.map((claim) => ({
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
      ...noted(claim),
    })),
    verdicts: record.verdicts.flatMap((verdict) => {
      const claim = claimOf.get(verdict.claimId)
      if (!claim) return []
      const { claimId, value } = verdict
      return [{ letter: letterOf(claim.alertId), claimId, value, ...noted(verdict) }]
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
      phase: phaseName(each.phase),
      text: each.text,
      ...noted(each),
    })),
    guardrails: guardrails.map((each) => ({ text: each.text, kind: each.kind, ...noted(each) })),
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
