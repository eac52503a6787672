/** Brings what is new to every browser that listens, each only what its person may see. */
import type { Person } from '../../drill/record'
import { causeOf, type Log } from '../../log'
import type { Entries, SaidEntry } from '../../store/store'
import type { Scenes } from './scenes'
import { type FileAddress, wireEntry } from './wire-entry'

export interface Listener {
  person: Person
  host: boolean
  /** Revision up to which it has everything. */
  sent: number
  write(event: string, data: unknown, id?: number): void
}

export interface Hub {
  /** Sends a listener what it lacks, then keeps it up to date until the returned function is called. */
  listen(listener: Listener): Promise<() => void>
  /** Something may have changed. */
  wake(): void
  listeners(): number
  close(): void
}

interface Parts {
  entries: Entries
  workspaceId: string
  scenes: Scenes
  addressOf: FileAddress
  log: Log
  /** A channel that only the host may see. */
  hostOnly: string
  /** Another process may have changed something: look once a second. */
  shared: boolean
}

/** Changes that come within so many ms go out together. */
const together = 15
const lookEvery = 1_000
const batch = 500

interface Kept extends Listener {
  ready: boolean
  /** What was sent last of each event that describes how things stand, so that only a change is sent. */
  last: Map<string, string>
}

export async function openHub(parts: Parts): Promise<Hub> {
  const { entries, workspaceId, scenes, addressOf, log } = parts
  const kept = new Set<Kept>()
  let revision = await entries.lastRevision(workspaceId)
  let timer: NodeJS.Timeout | null = null
  let busy = false
  let again = false

  const give = (to: Kept, rows: readonly SaidEntry[], upTo: number) => {
    const seen = rows.filter(
      (row) =>
        (row.readerId === null || row.readerId === to.person.userId) &&
        (to.host || row.channelId !== parts.hostOnly),
    )
    to.sent = Math.max(to.sent, upTo)
    if (seen.length > 0)
      to.write('entries', { entries: seen.map((row) => wireEntry(row, addressOf)) }, to.sent)
  }

  const describe = async (to: readonly Kept[]) => {
    for (const { listener, event, data } of await scenes.of(to)) {
      const text = JSON.stringify(data)
      if (listener.last.get(event) === text) continue
      listener.last.set(event, text)
      listener.write(event, event === 'channels' ? { ...data, now: scenes.now() } : data)
    }
  }

  const refresh = async () => {
    for (;;) {
      const rows = await entries.after(workspaceId, revision, null, batch)
      revision = rows.at(-1)?.revision ?? revision
      for (const each of kept) if (each.ready) give(each, rows, revision)
      if (rows.length < batch) break
    }
    await describe([...kept].filter((each) => each.ready))
  }

  const run = async () => {
    if (busy) {
      again = true
      return
    }
    busy = true
    try {
      do {
        again = false
        if (kept.size > 0) await refresh()
      } while (again)
    } catch (error) {
      log.error({ why: causeOf(error) }, 'The local page could not be brought up to date.')
    } finally {
      busy = false
    }
  }

  const wake = () => {
    timer ??= setTimeout(() => {
      timer = null
      void run()
    }, together)
  }
  const look = parts.shared ? setInterval(wake, lookEvery).unref() : undefined

  return {
    listen: async (listener) => {
      const one: Kept = { ...listener, ready: false, last: new Map() }
      await describe([one])
      await catchUp(one)
      wake()
      return () => void kept.delete(one)
    },
    wake,
    listeners: () => kept.size,
    close: () => {
      clearInterval(look)
      if (timer) clearTimeout(timer)
      kept.clear()
    },
  }

  /** Reads for one listener until it has all that the others have, and then counts it among them at once. */
  async function catchUp(one: Kept): Promise<void> {
    if (kept.size === 0) revision = await entries.lastRevision(workspaceId)
    while (one.sent < revision) {
      const upTo = revision
      const rows = await entries.after(workspaceId, one.sent, one.person.userId, batch)
      give(one, rows, rows.length < batch ? upTo : (rows.at(-1)?.revision ?? upTo))
    }
    kept.add(one)
    one.ready = true
  }
}
