/** For facilitators: how the adviser's card on each alert is meant to be. */
import { cardOf } from '../drill/adviser'
import { settingOf } from '../drill/adviser-settings'
import { arrived } from '../drill/alerts'
import type { DrillRecord } from '../drill/record'
import { adviserModes } from '../drill/record-adviser'
import type { Form } from './form'

/** Of alerts whose card is not asked for yet; the others can't be changed. Null = none is left. */
export function adviserForm(record: DrillRecord): Form | null {
  const alerts = arrived(record).filter(({ id }) => cardOf(record, id) === null)
  if (alerts.length === 0) return null
  return {
    word: 'claims',
    title: 'The adviser’s cards',
    submit: 'Keep',
    intro:
      'How the built-in adviser’s card on each alert is to be. Nobody else is told before the alert’s last counted run.',
    context: { drill: record.drill.id },
    fields: alerts.slice(0, mostFields).map((alert) => ({
      kind: 'choice',
      name: alert.letter,
      label: `${alert.letter} · ${alert.service}`,
      required: true,
      options: adviserModes.map((value) => ({ value, label: value })),
      value: settingOf(record, alert.id).card,
    })),
  }
}
const mostFields = 10
