import './menu.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { DownIcon } from './icons'

/** A filter that opens below its button; Escape and a click elsewhere close it. */
export function Menu({
  label,
  value,
  children,
}: {
  label: string
  value: string
  children: ComponentChildren
}) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const elsewhere = ({ target }: Event) => {
      if (target instanceof Node && !box.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
    }
  }, [open])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it hears the Escape of what stands in it.
    <div
      ref={box}
      class="evidence-menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        setOpen(false)
        button.current?.focus()
      }}
    >
      <button
        ref={button}
        type="button"
        class="evidence-field evidence-menu-button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label} <b>{value}</b>
        <DownIcon />
      </button>
      {open && (
        <fieldset class="evidence-menu-panel" aria-label={label}>
          {children}
        </fieldset>
      )}
    </div>
  )
}
