/** Figures from the team's own systems: their reading, their pictures, and what becomes of previews that nobody came back to. */
import { randomUUID } from 'node:crypto'
import type { Render } from './charts/render'
import type { Clock } from './clock'
import type { Conduct } from './conduct/conduct'
import type { Measures } from './conduct/measures'
import type { Config } from './config'
import { previewKept } from './drill/measurements'
import { causeOf, type Log } from './log'
import { createReader } from './measure/read'
import type { Store } from './store/store'

interface Parts {
  config: Pick<Config, 'prometheusAllow'>
  store: Store
  conduct: Conduct
  clock: Clock
  log: Log
  draw: Render
}

export interface MeasureKeeper extends Measures {
  /** Forgets previews that nobody has stored or discarded for a day. */
  forgetPreviews(now: number): Promise<void>
}

export function createMeasures(parts: Parts): MeasureKeeper {
  const { config, store, conduct, clock, log } = parts
  const dropPictures = async (drillId: string) => {
    const measurements = (await store.drill(drillId))?.measurements ?? []
    const kept = new Set(measurements.map(({ id }) => pictureName(id)))
    for (const { id, name } of await store.filesOf(drillId))
      if (isPictureName(name) && !kept.has(name)) await store.deleteFile(id)
  }
  return {
    ...createReader(config.prometheusAllow),
    picture: async (drillId, measurementId, spec) => {
      const name = pictureName(measurementId)
      const there = (await store.filesOf(drillId)).find((file) => file.name === name)
      if (there) return { fileId: there.id, alt: spec.alt, title: spec.title }
      try {
        const { png, alt, title } = await parts.draw(spec)
        const file = { id: randomUUID(), drillId, name, mime: 'image/png', alt }
        await store.transaction((tx) => tx.putFile({ ...file, bytes: png, createdAt: clock.now() }))
        return { fileId: file.id, alt, title }
      } catch (error) {
        log.error({ why: causeOf(error), drill: drillId }, 'A preview could not be drawn.')
        return null
      }
    },
    dropPictures,
    forgetPreviews: async (now) => {
      for (const drillId of await store.drillsWithPreviews(now - previewKept)) {
        await conduct.change(
          drillId,
          { type: 'drop-previews' },
          { personId: null, source: 'cue', submission: null },
        )
        await dropPictures(drillId)
      }
    },
  }
}

const pictureName = (measurementId: string) => `measure-${measurementId}.png`
const isPictureName = (name: string) => /^measure-.+\.png$/.test(name)
