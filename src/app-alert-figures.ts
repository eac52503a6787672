/** The figures that a drill's alerts tell of: measured as it starts, by the failing runs of its own seed. */
import type { Conduct, Doer } from './conduct/conduct'
import type { DrillRecord } from './drill/record'
import type { Catalogue } from './drill/scenario'
import { launch } from './lab/launch'
import { decoys, systems } from './lab/run'
import { causeOf, type Log } from './log'
import { type AlertFigures, alertFigures } from './scenarios/alert-figures'
import type { Store } from './store/store'

interface Parts {
  store: Pick<Store, 'drillsGoingOn' | 'drill'>
  conduct: Pick<Conduct, 'change'>
  catalogue: Catalogue
  /** The bundle that a run is, `dist/lab-child.js`. */
  childPath: string
  log: Log
}

export interface AlertFigureMaker {
  /** Something may have started. */
  wake(): void
  /** Resolves once no drill's alerts are being measured. */
  idle(): Promise<void>
  stop(): Promise<void>
}

const lab: Doer = { personId: null, source: 'lab', submission: null }

/** An alert whose figures are not there in time, or not to be had, goes out with the words of its scenario. */
export function createAlertFigures(parts: Parts): AlertFigureMaker {
  const { store, conduct, log } = parts
  const stopping = new AbortController()
  const begun = new Set<string>()
  let work: Promise<void> = Promise.resolve()
  /** One look that has not begun sees all that was asked for meanwhile. */
  let waits = false

  const measure = async (id: string) => {
    const record = await store.drill(id)
    // A simulated team says what its script has, figures included.
    if (record?.drill.kind !== 'drill') return
    const texts: Record<string, AlertFigures> = {}
    for (const each of toMeasure(record, parts.catalogue)) {
      const request = { subject: each.subject, seed: record.drill.seed, remedies: {} }
      const { figures } = await launch(
        { ...request, load: 'alert', evidence: null, realTime: false },
        { childPath: parts.childPath, signal: stopping.signal },
      )
      const text = alertFigures(each.subject, each.alert, figures)
      if (text) texts[each.alertId] = text
    }
    await conduct.change(id, { type: 'word-alerts', texts }, lab)
  }

  const look = async () => {
    waits = false
    for (const id of await store.drillsGoingOn()) {
      if (begun.has(id) || stopping.signal.aborted) continue
      begun.add(id)
      await measure(id).catch((error: unknown) => {
        if (!stopping.signal.aborted)
          log.error({ why: causeOf(error), drill: id }, 'Its alerts go out unmeasured.')
      })
    }
  }

  return {
    wake: () => {
      if (waits) return
      waits = true
      work = work.then(look).catch((error: unknown) => {
        if (!stopping.signal.aborted)
          log.error({ why: causeOf(error) }, 'Drills that started could not be looked for.')
      })
    },
    idle: () => work,
    stop: async () => {
      stopping.abort()
      await work
    },
  }
}

/** Alerts that have not arrived, with what runs behind them. */
function toMeasure({ alerts }: DrillRecord, { scenarios, herrings }: Catalogue) {
  return alerts.flatMap((alert) => {
    const found = [...scenarios, ...herrings].find(({ id }) => id === alert.subjectId)
    const subject = [...systems, ...decoys].find((each) => each === found?.lab)
    if (!found || subject === undefined || alert.letter !== null || alert.own) return []
    return [{ alertId: alert.id, subject, alert: found.alert }]
  })
}
