import './buttons.css'
import type { Button } from '../../../../messages/message'
import { usePress } from './use-press'

/** A message's buttons. `where`: the channel in which it stands; null = direct messages. */
export function Buttons({ buttons, where }: { buttons: readonly Button[]; where: string | null }) {
  const { busy, problem, onPress } = usePress(where)
  const primary = buttons.find(({ style }) => style === 'primary')
  const kind = (button: Button) =>
    button === primary ? 'primary' : button.style === 'danger' ? 'danger' : 'plain'
  const inOrder = [
    ...buttons.filter(({ style }) => style !== 'danger'),
    ...buttons.filter(({ style }) => style === 'danger'),
  ]
  return (
    <div class="buttons">
      <div class="buttons-row">
        {inOrder.map((button, index) => (
          <button
            key={index}
            type="button"
            class={`buttons-one buttons-${kind(button)}`}
            aria-disabled={busy !== null}
            aria-busy={button === busy}
            onClick={() => onPress(button)}
          >
            {button.label}
          </button>
        ))}
      </div>
      <p class="buttons-word" role="status">
        {busy !== null && 'Sending…'}
      </p>
      {problem !== null && (
        <p class="buttons-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
