/** A drill's evidence: prepared once by a process of its own, kept as a file, read by whoever asks. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { ownEvidence } from './app-evidence-own'
import { evidencePlanOf } from './app-evidence-plan'
import type { Collectors } from './app-otlp'
import type { Render } from './charts/render'
import type { Clock } from './clock'
import type { Evidence } from './conduct/evidence'
import type { DrillRecord } from './drill/record'
import type { Catalogue } from './drill/scenario'
import { type OpenBook, openBook } from './lab/evidence/open-book'
import { prepareEvidence } from './lab/evidence/prepare'
import { causeOf, type Log } from './log'
import type { OwnSubjects } from './scenarios/own/own'
import type { Store } from './store/store'

export interface Keeper extends Evidence {
  open(drillId: string): Promise<OpenBook | 'not yet' | null>
  /** Prepares what drills that go on will need. */
  wake(): void
  stop(): Promise<void>
}

interface Parts {
  store: Store
  catalogue: Catalogue
  /** What the team has brought itself; it is in the catalogue as well. */
  own: OwnSubjects
  dataDir: string
  makerPath: string
  draw: Render
  pageOf: Evidence['pageOf']
  /** Where evidence goes too, if the operator says so. */
  collectors: Collectors | null
  clock: Clock
  log: Log
  /** A drill's evidence is there. */
  made: () => void
}

/** After a failure nothing is tried again for so long, real ms. */
const restAfterFailure = 60_000

export function createEvidence(parts: Parts): Keeper {
  const { store, catalogue, clock, log } = parts
  const folder = join(parts.dataDir, 'evidence')
  const ownOf = ownEvidence(parts.own)
  const stopping = new AbortController()
  const books = new Map<string, OpenBook>()
  /** The newest book of each drill that is whole; another plan's takes its place once it is. */
  const current = new Map<string, string>()
  const making = new Map<string, Promise<void>>()
  const failed = new Map<string, number>()
  let queue: Promise<void> = Promise.resolve()
  let looking = false

  /** Null = nothing of the drill shows anything. */
  const wantedFor = (record: DrillRecord) => {
    const plan = evidencePlanOf(record, catalogue)
    const brought = ownOf(record, catalogue, plan)
    return plan.subjects.length === 0 && brought === null ? null : { plan, brought }
  }

  /** One drill after the other: each takes a core for most of a minute. */
  const prepare = (record: DrillRecord) => {
    const { id } = record.drill
    if (making.has(id) || clock.now() - (failed.get(id) ?? 0) < restAfterFailure) return
    const wanted = wantedFor(record)
    if (wanted === null) return
    const work = queue.then(async () => {
      try {
        const { signal } = stopping
        const { makerPath } = parts
        const { plan, brought } = wanted
        current.set(id, await prepareEvidence(plan, { folder, makerPath, brought, signal }))
        parts.made()
        queueMicrotask(() => void look())
      } catch (error) {
        if (stopping.signal.aborted) return
        failed.set(id, clock.now())
        log.error({ why: causeOf(error), drill: id }, 'The evidence of a drill was not made.')
      } finally {
        making.delete(id)
      }
    })
    making.set(id, work)
    queue = work
  }

  const bookAt = (path: string): OpenBook => {
    const open = books.get(path) ?? openBook(path)
    books.set(path, open)
    return open
  }

  const look = async () => {
    if (looking || stopping.signal.aborted) return
    looking = true
    try {
      const going = await store.drillsGoingOn()
      await parts.collectors?.keepOnly(going)
      for (const id of going) {
        const path = current.get(id)
        if (path !== undefined && parts.collectors === null) continue
        const record = await store.drill(id)
        // A sample is over before its evidence would be there.
        if (record?.drill.kind !== 'drill') continue
        if (path === undefined) prepare(record)
        else await parts.collectors?.follow(record, bookAt(path))
      }
    } catch (error) {
      log.error({ why: causeOf(error) }, 'Drills that need evidence could not be looked for.')
    } finally {
      looking = false
    }
  }

  return {
    wake: () => void look(),
    open: async (drillId) => {
      const record = await store.drill(drillId)
      if (!record || wantedFor(record) === null) return null
      prepare(record)
      const path = current.get(drillId)
      return path === undefined ? 'not yet' : bookAt(path)
    },
    pageOf: parts.pageOf,
    picture: async (drillId, name, spec) => {
      const fileName = `${name}.png`
      const there = (await store.filesOf(drillId)).find((file) => file.name === fileName)
      if (there) return { fileId: there.id }
      try {
        const { png, alt } = await parts.draw(spec)
        const file = { id: randomUUID(), drillId, name: fileName, mime: 'image/png', alt }
        await store.transaction((tx) => tx.putFile({ ...file, bytes: png, createdAt: clock.now() }))
        return { fileId: file.id }
      } catch (error) {
        log.error({ why: causeOf(error), drill: drillId }, 'A picture could not be drawn.')
        return null
      }
    },
    stop: async () => {
      stopping.abort()
      await queue
      await parts.collectors?.stop()
      for (const book of books.values()) book.close()
    },
  }
}
