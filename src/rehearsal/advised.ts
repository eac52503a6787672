/** What the built-in adviser is going to say on an alert: whoever writes the team's score knows it before. */
import { knobsBehind, remedyWords } from '../conduct/knobs-behind'
import type { KnobsOf } from '../conduct/lab'
import { settingOf } from '../drill/adviser-settings'
import type { DrillRecord } from '../drill/record'
import type { AdviserMode } from '../drill/record-adviser'
import type { Alert } from '../drill/record-alerts'
import type { Catalogue } from '../drill/scenario'
import { recommendationOf } from '../messages/recommendation'
import { adviserLinesOf } from '../scenarios/advisers/advisers'

export interface Advised {
  mode: AdviserMode
  remedies: Readonly<Record<string, string>>
  /** % */
  predicted: number
  /** As a fix records it. */
  recommendation: string
}

/** Null where nothing can be turned, so that there is nothing to fix. */
export function advisedOn(
  record: Pick<DrillRecord, 'adviserSettings'>,
  alert: Pick<Alert, 'id' | 'herring' | 'subjectId'>,
  parts: { catalogue: Catalogue; knobsOf: KnobsOf },
): Advised | null {
  const lines = adviserLinesOf(parts.catalogue, alert.subjectId)
  const knobs = knobsBehind(parts, alert)
  if (!lines || knobs.length === 0) return null
  const mode = settingOf(record, alert.id).card
  const card = lines.card[mode]
  const advised = Object.entries(card.remedies).flatMap(([key, value]) => {
    const words = remedyWords(knobs, key, value)
    return words === null ? [] : [{ key, value, words }]
  })
  return {
    mode,
    remedies: Object.fromEntries(advised.map(({ key, value }) => [key, value])),
    predicted: card.predicted,
    recommendation: recommendationOf(card, advised),
  }
}
