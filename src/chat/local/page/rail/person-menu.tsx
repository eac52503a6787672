import { useEffect, useRef, useState } from 'preact/hooks'
import type { WirePerson } from '../../wire'
import { Icon } from '../frame/icons'
import { type Asked, asked } from '../people/asked'

const height = 88

/** What the host can do with a person: two buttons that hang below the row. */
export function PersonMenu({ person }: { person: WirePerson }) {
  const [at, setAt] = useState<{ top: number; left: number } | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!at) return
    menu.current?.querySelector('button')?.focus()
    const away = (event: Event) => {
      const { target } = event
      if (!(target instanceof Node)) return
      const inside = [menu, button].some(({ current }) => current?.contains(target))
      if (!inside) setAt(null)
    }
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      setAt(null)
      button.current?.focus()
    }
    addEventListener('pointerdown', away)
    addEventListener('focusin', away)
    addEventListener('keydown', leave)
    return () => {
      removeEventListener('pointerdown', away)
      removeEventListener('focusin', away)
      removeEventListener('keydown', leave)
    }
  }, [at])
  const ask = (what: Asked) => {
    setAt(null)
    button.current?.focus()
    asked.value = what
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        class="rail-more"
        aria-label={`Rename or invite ${person.name}`}
        aria-expanded={at !== null}
        onClick={() => setAt(at ? null : place(button.current))}
      >
        <Icon name="more" size={18} />
      </button>
      {at && (
        <div ref={menu} class="rail-menu" style={{ top: `${at.top}px`, left: `${at.left}px` }}>
          <button type="button" onClick={() => ask({ kind: 'rename', person })}>
            <Icon name="pencil" size={16} />
            Rename
          </button>
          <button type="button" onClick={() => ask({ kind: 'invite', person })}>
            <Icon name="link" size={16} />
            Invite
          </button>
        </div>
      )}
    </>
  )
}

/** Below the button, or above it near the window's edge; free of the rail's own clipping. */
function place(button: HTMLElement | null): { top: number; left: number } {
  const box = button?.getBoundingClientRect()
  if (!box) return { top: 0, left: 0 }
  const below = box.bottom + 4
  return { top: below + height > innerHeight ? box.top - height : below, left: box.left }
}
