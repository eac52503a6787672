/** What the evidence page is handed of a drill: its book, and where it stands. */
import type { Keeper } from './app-evidence'
import { evidencePlanOf } from './app-evidence-plan'
import type { Clock } from './clock'
import { arrived } from './drill/alerts'
import { elapsedAt, endOf, minute, presentPhase } from './drill/clock'
import type { Catalogue } from './drill/scenario'
import type { OpenEvidenceOf } from './http/evidence-book'
import type { Store } from './store/store'

/** Before a drill has begun there is nothing to read, as its night begins with it. */
export function evidencePage({
  keeper,
  store,
  catalogue,
  clock,
}: {
  keeper: Pick<Keeper, 'open'>
  store: Pick<Store, 'drill'>
  catalogue: Catalogue
  clock: Clock
}): OpenEvidenceOf {
  return async (drillId) => {
    const book = await keeper.open(drillId)
    const record = book === null ? null : await store.drill(drillId)
    if (book === null || record === null) return null
    if (book === 'not yet' || record.drill.startedAt === null) return 'not yet'
    const { title, team, state, speed } = record.drill
    // World 03:00 is the drill's start; the drill's present moment is the world's.
    const worldNow = elapsedAt(record, clock.now())
    const phase = presentPhase(record)
    return {
      book,
      title,
      team,
      phase: phase?.name ?? null,
      left: phase && Math.max(0, endOf(phase) - worldNow),
      running: state === 'running',
      speed,
      alerts: arrived(record).map(({ letter, service, symptom }) => ({ letter, service, symptom })),
      from: evidencePlanOf(record, catalogue).from * minute,
      worldNow,
    }
  }
}
