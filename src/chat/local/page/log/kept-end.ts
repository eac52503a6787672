/** Keeps a log's end in sight for whoever is there, and the place for whoever reads further up. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Entry } from '../../wire'

/** Nearer than this to the end, in px, counts as there. */
const near = 60

export interface KeptEnd {
  /** Entries by others that came below, out of sight. */
  missed: number
  toEnd(): void
  /** Call before something further up is brought into sight: the end then lets go. */
  leave(): void
  /** Call before earlier entries are added: what is in sight then stays where it is. */
  hold(): void
}

/** `newest`: everything said here; `you`: whose own words always show. */
export function useKeptEnd(
  scroller: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  all: readonly Entry[],
  you: string,
): KeptEnd {
  const atEnd = useRef(true)
  const seen = useRef(-Infinity)
  const held = useRef<{ element: Element; top: number } | null>(null)
  const [missed, setMissed] = useState(0)
  const last = all.reduce((most, { position }) => Math.max(most, position), -Infinity)

  const toEnd = () => {
    const box = scroller.current
    if (!box) return
    atEnd.current = true
    box.scrollTop = box.scrollHeight
  }
  const hold = () => {
    const box = scroller.current
    const element = [...(content.current?.querySelectorAll('[data-entry]') ?? [])].find(
      (each) =>
        box !== null && each.getBoundingClientRect().bottom > box.getBoundingClientRect().top,
    )
    held.current = element ? { element, top: element.getBoundingClientRect().top } : null
  }

  useLayoutEffect(() => {
    const box = scroller.current
    const inside = content.current
    if (!box || !inside) return
    const onScroll = () => {
      atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < near
      if (atEnd.current) setMissed(0)
    }
    const watcher = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight
    })
    watcher.observe(box)
    watcher.observe(inside)
    box.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      watcher.disconnect()
      box.removeEventListener('scroll', onScroll)
    }
  }, [scroller, content])

  useLayoutEffect(() => {
    const box = scroller.current
    if (box && held.current?.element.isConnected) {
      box.scrollTop += held.current.element.getBoundingClientRect().top - held.current.top
      held.current = null
    }
    const fresh = all.filter(({ position }) => position > seen.current)
    if (atEnd.current || fresh.some(({ author }) => author === you)) {
      toEnd()
      seen.current = last
      setMissed(0)
    } else setMissed(fresh.length)
  }, [all.length, last])

  const leave = () => {
    atEnd.current = false
  }
  return { missed, toEnd, leave, hold }
}
