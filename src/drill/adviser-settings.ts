/** Which of the built-in adviser's cards mislead: drawn at the start by the drill's seed, or set by a facilitator. */
import { z } from 'zod'
import { cardOf } from './adviser'
import { alertById } from './alerts'
import { replaced, stampOf } from './change'
import { type Act, type Decision, done, refuse } from './decision'
import { shuffled } from './draw'
import type { DrillRecord } from './record'
import { type AdviserMode, type AdviserSetting, adviserModes } from './record-adviser'
import type { Alert } from './record-alerts'
import type { Stamp } from './stamp'
import { choice } from './text'

const modeChoice = choice(adviserModes)
/** Each alert's letter → its mode. */
export const adviserFormSchema = z.record(z.string().regex(/^[A-Z]{1,2}$/), modeChoice)

/** None to two of three real alerts' cards mislead, in one of two ways; the sealed claims have a draw of their own. */
export function drawSettings(
  alerts: readonly Pick<Alert, 'id' | 'herring'>[],
  stamp: Stamp,
  act: Act,
): AdviserSetting[] {
  const real = alerts.filter(({ herring }) => !herring)
  const count = Math.floor(act.random() * real.length)
  const misleading = new Map(
    shuffled(real, act.random)
      .slice(0, count)
      .map(({ id }): [string, AdviserMode] => [id, act.random() < 0.5 ? 'wrong remedy' : 'wrong']),
  )
  return alerts.map(({ id, herring }) => ({
    id: act.newId(),
    alertId: id,
    card: misleading.get(id) ?? (herring && act.random() < 0.5 ? 'wrong' : 'right'),
    shadow: act.random() < (herring ? 0.5 : 0.3) ? 'wrong' : 'right',
    stamp,
  }))
}

/** An alert that was raised by hand has no draw: it is told rightly. */
export function settingOf(
  record: Pick<DrillRecord, 'adviserSettings'>,
  alertId: string,
): Pick<AdviserSetting, 'card' | 'shadow'> {
  const setting = record.adviserSettings.find((each) => each.alertId === alertId)
  return setting ?? { card: 'right', shadow: 'right' }
}

/** Until a card is asked for its mode can be set. */
export function setAdviser(
  record: DrillRecord,
  modes: Readonly<Record<string, AdviserMode>>,
  act: Act,
): Decision {
  const stamp = stampOf(record, act)
  let settings = record.adviserSettings
  for (const [alertId, card] of Object.entries(modes)) {
    const alert = alertById(record, alertId)
    if (!alert) return refuse({ code: 'no-such-record' })
    if (settingOf(record, alertId).card === card) continue
    if (cardOf(record, alertId)) return refuse({ code: 'card-is-out', letter: alert.letter })
    const before = settings.find((each) => each.alertId === alertId)
    settings = before
      ? replaced(settings, { ...before, card, stamp })
      : [...settings, { id: act.newId(), alertId, card, shadow: 'right', stamp }]
  }
  return done({ ...record, adviserSettings: settings })
}
