/** A modal <dialog> as long as its component is drawn; focus goes back to where it came from. */
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** A button that waits for its answer may be disabled by now, and then nothing has the focus any more. */
let lastFocused: HTMLElement | null = null
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement && target.closest('dialog') === null) lastFocused = target
})

/** Where there is no way back: where a person goes on. */
const otherwise = ['main textarea', 'textarea', 'main']
/** Real ms; a button is enabled again a moment after its answer. */
const aMoment = 60

/** `onClose` is called for Escape; the caller then stops drawing the dialog. */
export function useModal(onClose: () => void): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = useRef(onClose)
  close.current = onClose
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    const opener = openerNow()
    const cancel = (event: Event) => {
      event.preventDefault()
      close.current()
    }
    // Browsers let a second Escape through without asking.
    const closed = () => close.current()
    element.addEventListener('cancel', cancel)
    element.addEventListener('close', closed)
    element.showModal()
    return () => {
      element.removeEventListener('cancel', cancel)
      element.removeEventListener('close', closed)
      element.close()
      giveBack(opener)
    }
  }, [])
  return dialog
}

function openerNow(): HTMLElement | null {
  const { activeElement } = document
  return activeElement instanceof HTMLElement && activeElement !== document.body
    ? activeElement
    : lastFocused
}

function giveBack(opener: HTMLElement | null): void {
  const focus = () => {
    const target = opener?.isConnected ? opener : firstOf(otherwise)
    target?.focus()
  }
  focus()
  setTimeout(() => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost && document.querySelector('dialog[open]') === null) focus()
  }, aMoment)
}

function firstOf(selectors: readonly string[]): HTMLElement | null {
  for (const selector of selectors) {
    const found = document.querySelector<HTMLElement>(selector)
    if (found) return found
  }
  return null
}
