/** The adviser in the report: what it advised, what the team did, what held. */
import {
  earlyAi,
  type OverrideStanding,
  overrideOf,
  type overrideStandings,
  plansOf,
  relianceOf,
  shadowShare,
  shadowStanding,
  skippedSteps,
} from '../drill/kpis/adviser'
import type { Case } from '../drill/kpis/cases'
import type { Run } from '../drill/record-work'
import type { AdviserAccount, AdviserSummary, ShadowAccount } from './adviser-accounts'
import { savingOf } from './adviser-figures'
import { modelAccount, plantedAccount } from './adviser-model'
import type { Material } from './material'

const pairs = (remedies: Readonly<Record<string, string>>) =>
  Object.entries(remedies).map(([key, setting]) => ({ key, value: setting }))
const verdictOf = (run: Run | null) => run?.verdict ?? null

/** Null where nobody had anything to do with the adviser. */
export function adviserAccount(material: Material, each: Case): AdviserAccount | null {
  const { record } = material
  const plans = plansOf(record, each)
  const { own, advice, card, advised, final, ran } = plans
  const shadow = shadowAccount(material, each)
  if (!own && !advice && !shadow) return null
  const setting = record.adviserSettings.find(({ alertId }) => alertId === each.alert.id)
  return {
    own: own && {
      remedies: pairs(own.remedies),
      predicted: own.predicted,
      verdict: verdictOf(ran.own),
    },
    advised:
      advice && card
        ? {
            by: advice.adviser,
            cause: card.cause,
            confidence: card.confidence,
            remedies: pairs(card.remedies),
            predicted: card.predicted,
            verdict: verdictOf(ran.advised),
            classes: advised.map(({ words, does }) => ({ words, does })),
            mode: advice.adviser === 'built-in' ? (setting?.card ?? 'right') : null,
            set: (setting?.stamp.by ?? null) !== null && advice.adviser === 'built-in',
            choice: advice.choice,
          }
        : null,
    final: final && {
      remedies: pairs(final),
      predicted: ran.final?.predicted ? Number(ran.final.predicted) : (each.fix?.predicted ?? null),
      verdict: verdictOf(ran.final),
    },
    override: overrideOf(plans),
    reliance: relianceOf(plans),
    skipped: own || advice ? skippedSteps(plans, each.fix?.approvedBy ?? '') : [],
    questions: questionsOn(material, each),
    shadow,
  }
}

function questionsOn({ record }: Material, { alert }: Case): number {
  return record.advices.filter(({ kind, alertId }) => kind === 'answer' && alertId === alert.id)
    .length
}

function shadowAccount({ record, catalogue }: Material, each: Case): ShadowAccount | null {
  const told = shadowStanding(record, catalogue, each)
  return told && { ...told.shadow, right: told.right }
}

export function adviserSummary(material: Material): AdviserSummary {
  const { record, catalogue, cases, herrings } = material
  const all = cases.map((each) => plansOf(record, each))
  const model = modelAccount(record)
  const planted = plantedAccount(record)
  const standings = all.map(overrideOf)
  const trust = all.map(relianceOf)
  const count = (standing: OverrideStanding) => standings.filter((each) => each === standing).length
  return {
    cards: all.filter(({ card }) => card).length,
    questions: record.advices.filter(({ kind }) => kind === 'answer').length,
    overrides: {
      good: count('good'),
      costly: count('costly'),
      'no difference': count('no difference'),
      'not tried': count('not tried'),
    } satisfies Record<(typeof overrideStandings)[number], number>,
    over: trust.filter((each) => each === 'over').length,
    under: trust.filter((each) => each === 'under').length,
    comparable: trust.filter((each) => each !== null).length,
    saved: savingOf(material),
    shadowCauses: shadowShare(record, catalogue, cases),
    shadowHerrings: shadowShare(record, catalogue, herrings),
    herringShadows: herrings.flatMap((each) => {
      const shadow = shadowAccount(material, each)
      return shadow ? [{ letter: each.alert.letter, ...shadow }] : []
    }),
    earlyAi: earlyAi(record),
    tokensIn: record.advices.reduce((sum, { tokensIn }) => sum + tokensIn, 0),
    tokensOut: record.advices.reduce((sum, { tokensOut }) => sum + tokensOut, 0),
    ...(model === null ? {} : { model }),
    ...(planted === null ? {} : { planted }),
  }
}
