/** The stream: keeps the model up to date, and opens it again from where it broke off. */
import { EventSource } from 'eventsource'
import type { z } from 'zod'
import { streamEvents } from '../../wire'
import {
  cast,
  channels,
  connection,
  forget,
  outdated,
  people,
  reports,
  setClock,
  takeEntries,
  tickClock,
} from './model'
import { authorised } from './request'

/** Nothing for so long means a dead line, such as that of a laptop that was closed. */
const silence = 25_000
const tryAgainAfter = 1_000
/** A tab that nobody has looked at for so long lets go of its line. */
const unseen = 60_000

let source: EventSource | null = null
let after = 0
let heardAt = 0
let resting = false
let build: string | null = null
let house: string | null = null
let whenRefused = () => {}
let again: ReturnType<typeof setTimeout> | undefined

/** Opens the stream of the session's person from the start; `onRefused` where the key is no longer right. */
export function connect(onRefused: () => void): void {
  whenRefused = onRefused
  after = 0
  open()
}

export function watchConnection(): void {
  setInterval(() => {
    tickClock()
    if (source !== null && Date.now() - heardAt > silence) open()
  }, 1_000)
  addEventListener('online', open)
  // A browser gives one address six lines at most, whatever number of tabs: those nobody looks at leave theirs.
  let leaving: ReturnType<typeof setTimeout> | undefined
  document.addEventListener('visibilitychange', () => {
    clearTimeout(leaving)
    if (document.visibilityState === 'hidden') leaving = setTimeout(rest, unseen)
    else if (resting) open()
  })
}

/** Keeps everything, and asks for nothing until somebody looks. */
function rest(): void {
  if (source === null) return
  source.close()
  source = null
  resting = true
}

function open(): void {
  clearTimeout(again)
  source?.close()
  resting = false
  heardAt = Date.now()
  if (connection.value !== 'away') connection.value = 'connecting'
  const opened = new EventSource(`/local/stream?after=${after}`, {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...authorised() } }),
  })
  source = opened
  const on = <T>(name: string, schema: z.ZodType<T>, take: (data: T) => void) =>
    opened.addEventListener(name, (event) => {
      if (source !== opened) return
      heardAt = Date.now()
      const parsed = schema.safeParse(JSON.parse(event.data))
      if (!parsed.success) {
        outdated.value = true
        return
      }
      take(parsed.data)
      if (event.lastEventId !== '') after = Math.max(after, Number(event.lastEventId))
    })
  on('hello', streamEvents.hello, (hello) => {
    connection.value = 'live'
    setClock(hello.now)
    if (house !== null && house !== hello.house) {
      house = hello.house
      forget()
      return connect(whenRefused)
    }
    house = hello.house
    outdated.value = build !== null && build !== hello.build
    build ??= hello.build
  })
  on('tick', streamEvents.tick, (tick) => setClock(tick.now))
  on('entries', streamEvents.entries, (data) => takeEntries(data.entries))
  on('people', streamEvents.people, (data) => {
    people.value = new Map(data.people.map((person) => [person.id, person]))
    cast.value = new Map(data.cast.map(({ id, name }) => [id, name]))
  })
  on('channels', streamEvents.channels, (data) => {
    setClock(data.now)
    channels.value = data.channels
  })
  on('reports', streamEvents.reports, (data) => {
    reports.value = data.reports
  })
  opened.addEventListener('error', (event) => {
    if (source !== opened) return
    opened.close()
    source = null
    connection.value = 'away'
    if (event.code === 401 || event.code === 403) whenRefused()
    else again = setTimeout(open, tryAgainAfter)
  })
}
