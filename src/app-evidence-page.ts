/** The evidence page's part of the composition: its address, and what it is handed of a drill. */
import type { Keeper } from './app-evidence'
import { evidencePlanOf } from './app-evidence-plan'
import type { Clock } from './clock'
import type { Evidence } from './conduct/evidence'
import { arrived } from './drill/alerts'
import { elapsedAt, endOf, minute, presentPhase } from './drill/clock'
import type { Catalogue } from './drill/scenario'
import type { OpenEvidenceOf } from './http/evidence-book'
import { evidenceKey } from './http/evidence-key'
import type { Signer } from './http/signed-files'
import { spotText } from './messages/evidence-spot'
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

/** Whole where it is known how the world reaches the bot, else a path on it. The key stands in the fragment, which no log gets. */
export function pageAddress({
  secret,
  publicUrl,
  clock,
}: {
  secret: Pick<Signer, 'sign'>
  publicUrl: string | null
  clock: Pick<Clock, 'now'>
}): Evidence['pageOf'] {
  return (drillId, personId, spot) =>
    `${publicUrl ?? ''}/evidence/#${evidenceKey(secret, drillId, personId, clock.now())}${spotText(spot)}`
}
