import './drawer.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { place } from '../state/place'
import { Icon } from './icons'

/** What slides over the log on demand: a modal dialog, so focus stays inside and Escape closes it. */
export function Drawer({
  from,
  label,
  onClose,
  children,
}: {
  from: 'left' | 'below'
  label: string
  onClose: () => void
  children: ComponentChildren
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const { value: here } = place
  const openedAt = useRef(here)
  useEffect(() => {
    const before = document.activeElement
    const { current } = dialog
    // The element itself is hit only beside what stands in it; whoever chose something is done too.
    const done = ({ target }: Event) => {
      const chose = target instanceof Element && target.closest('a, .rail-person > .rail-row')
      if (target === current || chose) current?.close()
    }
    current?.showModal()
    current?.addEventListener('click', done)
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  useEffect(() => {
    if (here !== openedAt.current) onClose()
  }, [here, onClose])
  return (
    <dialog ref={dialog} class={`drawer drawer-${from}`} aria-label={label} onClose={onClose}>
      <div class="drawer-inside">
        <button type="button" class="drawer-close" aria-label="Close" onClick={onClose}>
          <Icon name="close" size={20} />
        </button>
        {children}
      </div>
    </dialog>
  )
}
