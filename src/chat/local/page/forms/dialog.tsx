/** A dialog: title, what goes on beside it, a body that scrolls, and its buttons. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Icon } from '../frame/icons'
import { useModal } from './modal'
import './dialog.css'

export interface DialogProps {
  title: string
  /** Beside the title: how much time is left. */
  aside?: ComponentChildren
  /** Small print at the left of the buttons. */
  note?: ComponentChildren
  /** Its buttons; what it is for comes last. */
  footer?: ComponentChildren
  /** For one question. */
  small?: boolean
  /** Escape and the button "Close"; a click beside it is none, so that no typed word goes with it. */
  onClose: () => void
  children?: ComponentChildren
}

/** Open as long as it is drawn. */
export function Dialog({ title, aside, note, footer, small, onClose, children }: DialogProps) {
  const titleId = useId()
  const dialog = useModal(onClose)
  return (
    <dialog
      ref={dialog}
      // biome-ignore lint/a11y/noRedundantRoles: checks of the page look for the attribute.
      role="dialog"
      class={small ? 'forms-dialog forms-small' : 'forms-dialog'}
      aria-labelledby={titleId}
    >
      <header class="forms-head">
        <h2 id={titleId} class="forms-title" dir="auto">
          {title}
        </h2>
        {aside}
        <button type="button" class="forms-close" aria-label="Close" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {children !== undefined && <div class="forms-body">{children}</div>}
      {footer !== undefined && (
        <footer class="forms-foot">
          <div class="forms-note">{note}</div>
          <div class="forms-buttons">{footer}</div>
        </footer>
      )}
    </dialog>
  )
}
