/** Opens the page at what an address asks for. */
import type { EvidenceSpot } from '../../../../messages/evidence-spot'
import { levels } from './answers'
import { tell } from './chosen'
import type { Desk } from './desk'
import { sinceThree } from './filter'
import { openSheet } from './sheet'

export async function goTo(desk: Desk, spot: EvidenceSpot): Promise<void> {
  const { line, trace, service } = spot
  if (line !== null) {
    desk.view.value = 'logs'
    if (await desk.find(line)) openSheet()
    else tell(`There is no line E-${line} up to now.`)
    return
  }
  const alerts = desk.state.value?.alerts.filter((alert) => alert.service === service) ?? []
  desk.view.value = spot.metrics ? 'metrics' : 'logs'
  desk.tab.value = alerts.length === 1 ? (alerts[0]?.letter ?? null) : null
  const asked = trace !== null || spot.level !== null || spot.words !== ''
  desk.narrow({
    services: service === null ? [] : [service],
    levels: levels.filter((level) => level === spot.level),
    words: spot.words,
    trace: trace ?? '',
    // What was asked for may have happened in the evening before.
    range: asked ? { kind: 'all' } : sinceThree,
  })
  if (trace !== null) await desk.openTrace(trace)
}
