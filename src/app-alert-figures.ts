/**
 * The figures that a drill's alerts tell of: at first those of the failing runs of its own seed, measured as it
 * starts; once its evidence is there, those that it shows at the moment at which each alert goes out.
 */

import { type LabAlert, labAlerts, wordsByEvidence } from './app-alert-words'
import type { Keeper } from './app-evidence'
import type { Conduct, Doer } from './conduct/conduct'
import type { Catalogue } from './drill/scenario'
import { launch } from './lab/launch'
import { causeOf, type Log } from './log'
import { type AlertFigures, alertFigures } from './scenarios/alert-figures'
import type { Store } from './store/store'

interface Parts {
  store: Pick<Store, 'drillsGoingOn' | 'drill'>
  conduct: Pick<Conduct, 'change'>
  catalogue: Catalogue
  /** Null = nobody prepares any. */
  evidence: Pick<Keeper, 'open'> | null
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
  /** Drills whose alerts have the words of runs; and those that need no others any more. */
  const measured = new Set<string>()
  const ended = new Set<string>()
  let work: Promise<void> = Promise.resolve()
  /** One look that has not begun sees all that was asked for meanwhile. */
  let waits = false

  const textsOf = async (
    alerts: readonly LabAlert[],
    wordsOf: (alert: LabAlert) => Promise<AlertFigures | null>,
  ) => {
    const texts: Record<string, AlertFigures> = {}
    for (const each of alerts) {
      const words = await wordsOf(each)
      if (words) texts[each.alert.id] = words
    }
    return texts
  }

  const byRun = async ({ subject, text }: LabAlert, seed: number) => {
    const { figures } = await launch(
      { subject, seed, remedies: {}, load: 'alert', evidence: null, realTime: false },
      { childPath: parts.childPath, signal: stopping.signal },
    )
    return alertFigures(subject, text, figures)
  }

  const measure = async (id: string) => {
    const record = await store.drill(id)
    // A simulated team says what its script has, figures included.
    if (record?.drill.kind !== 'drill') return void ended.add(id)
    const alerts = labAlerts(record, parts.catalogue).filter(({ alert }) => alert.letter === null)
    if (alerts.length === 0) return void ended.add(id)
    const book = (await parts.evidence?.open(id)) ?? null
    if (book === null || book === 'not yet') {
      if (measured.has(id)) return
      measured.add(id)
      const texts = await textsOf(alerts, (each) => byRun(each, record.drill.seed))
      await conduct.change(id, { type: 'word-alerts', texts }, lab)
      return
    }
    ended.add(id)
    const texts = await textsOf(alerts, async (each) =>
      wordsByEvidence(book, each, record, parts.catalogue),
    )
    await conduct.change(id, { type: 'word-alerts', texts }, lab)
  }

  const look = async () => {
    waits = false
    for (const id of await store.drillsGoingOn()) {
      if (ended.has(id) || stopping.signal.aborted) continue
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
