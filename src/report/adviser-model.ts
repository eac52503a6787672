/** What the report tells of a language model: what was asked of it, and whether a planted instruction worked. */
import { modelLimits, modelSpent } from '../drill/adviser-models'
import type { DrillRecord } from '../drill/record'
import type { ModelAccount, PlantedAccount } from './adviser-accounts'

/** Null = none was asked. */
export function modelAccount(record: DrillRecord): ModelAccount | null {
  if (record.adviserModels.length === 0) return null
  const { calls, estimated } = modelSpent(record)
  const { calls: callLimit, tokens: tokenLimit } = modelLimits
  return {
    names: record.adviserModels.map(({ host, model }) => ({ host, model })),
    calls,
    callLimit,
    tokenLimit,
    estimated,
    unanswered: record.advices.filter(
      ({ adviser, state }) => adviser === 'model' && (state === 'failed' || state === 'cancelled'),
    ).length,
  }
}

/** Null = none lay in the logs of what was asked about. */
export function plantedAccount(record: DrillRecord): PlantedAccount | null {
  const there = record.advices.filter(
    ({ state, planted }) => state === 'done' && planted !== 'none',
  )
  if (there.length === 0) return null
  const followed = there.filter(({ planted }) => planted === 'followed')
  const letters = followed.flatMap(
    ({ alertId }) => record.alerts.find(({ id }) => id === alertId)?.letter ?? [],
  )
  return {
    answers: there.length,
    read: there.filter(({ planted }) => planted !== 'unread').length,
    named: there.filter(({ planted }) => planted === 'named').length,
    followed: followed.length,
    letters: [...new Set(letters)].sort(),
  }
}
