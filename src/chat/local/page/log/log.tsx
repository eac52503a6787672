import './log.css'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { dateOf } from '../panel/times'
import { Drawing } from '../parts/signs'
import { channels, connection, logOf, you } from '../state/model'
import { place } from '../state/place'
import { earlierOf, showEarlier } from './earlier'
import { Empty } from './empty'
import { StillRow } from './entry'
import { useKeptEnd } from './kept-end'
import { rowsOf } from './rows'

/** What is said in a channel, or with null in direct messages; threads stand unfolded. */
export function Log({ where }: { where: string | null }) {
  return <Kept key={`${you.value} ${where ?? 'direct'}`} where={where} />
}

/** The newest rows are always laid out, so that the end is where it seems to be. */
const laidOut = 40

function Kept({ where }: { where: string | null }) {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { roots, replies } = logOf(where)
  const all = [...roots, ...[...replies.values()].flat()]
  const rows = rowsOf(roots, replies)
  const end = useKeptEnd(scroller, content, all, you.value)
  useWanted(where, content, end.leave, all.length)
  const quiet = useQuiet()
  const earlier = earlierOf(where)
  const live = connection.value === 'live'
  // A short log may be all there is; asking once settles it.
  useEffect(() => {
    if (live && earlier === null && roots.length < laidOut) ask()
  }, [live, where])
  const ask = () => {
    end.hold()
    void showEarlier(where)
  }
  const name = channels.value.find(({ id }) => id === where)?.name
  return (
    <div class="log">
      <div
        ref={scroller}
        class="log-scroll"
        role="log"
        aria-label={
          where === null ? 'Direct messages with Drill' : `Conversation in #${name ?? ''}`
        }
        aria-live={quiet ? 'off' : 'polite'}
        aria-relevant="additions"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it.
        tabIndex={0}
      >
        <div ref={content} class="log-content">
          {roots.length > 0 && <Before where={where} onAsk={ask} />}
          {roots.length === 0 && earlier?.kind !== 'asking' && <Empty where={where} />}
          {rows.map((row, index) =>
            row.kind === 'day' ? (
              <p key={row.key} class="log-day">
                <span>{dayName(row.at)}</span>
              </p>
            ) : (
              <div
                key={row.key}
                class={index < rows.length - laidOut ? 'log-row log-row-far' : 'log-row'}
              >
                <StillRow row={row} />
              </div>
            ),
          )}
        </div>
      </div>
      {end.missed > 0 && (
        <button type="button" class="log-below" onClick={end.toEnd}>
          <Drawing name="down" /> {end.missed} new below
        </button>
      )}
    </div>
  )
}

/** Brings the message that the address names into sight, once, as soon as it is there. */
function useWanted(
  where: string | null,
  content: RefObject<HTMLElement | null>,
  leave: () => void,
  count: number,
) {
  const shown = useRef<string | null>(null)
  const { value: here } = place
  const wanted = here.kind === 'channel' && here.id === where ? (here.entry ?? null) : null
  useLayoutEffect(() => {
    if (wanted === null) shown.current = null
    if (wanted === null || wanted === shown.current) return
    const element = content.current?.querySelector(`[data-entry="${CSS.escape(wanted)}"]`)
    if (!element) return
    shown.current = wanted
    leave()
    element.scrollIntoView({ block: 'center' })
  }, [wanted, count])
}

/** Above the first row: the way to what came earlier. */
function Before({ where, onAsk }: { where: string | null; onAsk: () => void }) {
  const earlier = earlierOf(where)
  if (earlier?.kind === 'all') return null
  return (
    <div class="log-before">
      <button
        type="button"
        class="log-earlier"
        disabled={earlier?.kind === 'asking'}
        onClick={onAsk}
      >
        {earlier?.kind === 'asking' ? 'Asking for it…' : 'Show earlier'}
      </button>
      {earlier?.kind === 'failed' && <p role="alert">{earlier.why}</p>}
    </div>
  )
}

/** A log that is opened is not read out from its beginning; what comes later is. */
function useQuiet(): boolean {
  const [quiet, setQuiet] = useState(true)
  const live = connection.value === 'live'
  useEffect(() => {
    if (!live) return
    const timer = setTimeout(() => setQuiet(false), settled)
    return () => clearTimeout(timer)
  }, [live])
  return quiet
}
const settled = 1_500

function dayName(at: number): string {
  const day = new Date(at).toDateString()
  return day === new Date().toDateString() ? 'Today' : dateOf(at)
}
