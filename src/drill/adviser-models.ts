/** Language models in a drill: which one its evidence may be sent to, and how much may be asked of it. */
import { stampOf } from './change'
import type { Act } from './decision'
import type { DrillRecord } from './record'
import type { AdviserModel, ModelName, Spent } from './record-adviser'

/** So much a drill. A model's prices differ, so calls and tokens are what can be limited. */
export const modelLimits = { calls: 120, tokens: 800_000 } as const

/** The model that is asked now; null = the built-in adviser is. */
export function presentModel(record: DrillRecord): AdviserModel | null {
  return record.adviserModels.at(-1) ?? null
}

/** Notes a model that the drill's evidence may be sent to, where it is another than before. Samples and rehearsals send none. */
export function withModel(record: DrillRecord, model: ModelName | null, act: Act): DrillRecord {
  const before = presentModel(record)
  if (
    model === null ||
    record.drill.kind !== 'drill' ||
    (before?.host === model.host && before.model === model.model)
  )
    return record
  const { host, model: name } = model
  const told = { id: act.newId(), host, model: name, stamp: stampOf(record, act) }
  return { ...record, adviserModels: [...record.adviserModels, told] }
}

/** What all asking of models has taken so far, reservations included. */
export function modelSpent(record: DrillRecord): Spent & { tokens: number } {
  const asked = record.advices.filter(({ adviser }) => adviser === 'model')
  const sum = (of: (spent: Spent) => number) => asked.reduce((all, each) => all + of(each), 0)
  return {
    calls: sum(({ calls }) => calls),
    tokensIn: sum(({ tokensIn }) => tokensIn),
    tokensOut: sum(({ tokensOut }) => tokensOut),
    tokens: sum(({ tokensIn, tokensOut }) => tokensIn + tokensOut),
    estimated: asked.some(({ estimated }) => estimated),
  }
}

/** Which limit would be passed, in words for people; null = none. */
export function limitPassed(record: DrillRecord, reserved: Spent): string | null {
  const { calls, tokens } = modelSpent(record)
  const most = (count: number, unit: string) =>
    `A drill asks its language model for at most ${count.toLocaleString('en')} ${unit}, and this one is there.`
  if (calls + reserved.calls > modelLimits.calls) return most(modelLimits.calls, 'calls')
  if (tokens + reserved.tokensIn + reserved.tokensOut > modelLimits.tokens)
    return most(modelLimits.tokens, 'tokens')
  return null
}
