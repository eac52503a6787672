/** The table of contents: at the left where there is room, folded above the text where there is none. */
import { useEffect, useState } from 'preact/hooks'
import type { Section } from './contents'
import './outline.css'

/** The page's address says which report it is, so sections are gone to without one. */
function goTo(id: string): void {
  const heading = document.getElementById(id)
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

export function Outline({ sections }: { sections: readonly Section[] }) {
  const [wide, setWide] = useState(true)
  const [list, setList] = useState<HTMLElement | null>(null)
  // By its own room: the rail beside it takes some of the window's.
  useEffect(() => {
    const room = list?.parentElement
    if (!room) return
    const observer = new ResizeObserver(([entry]) =>
      setWide((entry?.contentRect.width ?? 0) >= 900),
    )
    observer.observe(room)
    return () => observer.disconnect()
  }, [list])
  return (
    <nav ref={setList} class="report-outline" aria-label="Contents of the report">
      <details open={wide}>
        <summary>Contents</summary>
        <ol>
          {sections.map(({ id, level, title }) => (
            <li key={id} class={level === 3 ? 'report-inner' : undefined}>
              <button type="button" onClick={() => goTo(id)}>
                {title}
              </button>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}
