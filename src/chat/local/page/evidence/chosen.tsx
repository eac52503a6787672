import './chosen.css'
import { signal } from '@preact/signals'
import { screen } from '../frame/screen'
import { useBench } from './bench'
import { copied, lineInWords } from './cite'
import { sideBySide } from './room'
import { openSheet } from './sheet'

/** What has come of the last copying or claiming, for whoever looks and for whoever listens. */
const said = signal('')
let fading: ReturnType<typeof setTimeout> | undefined

export function tell(text: string): void {
  said.value = text
  clearTimeout(fading)
  fading = setTimeout(() => {
    said.value = ''
  }, 6_000)
}

/** What can be done with the chosen line. */
export function Chosen() {
  const { desk, use, copying, wayTo } = useBench()
  const { value: line } = desk.chosen
  const roomy = sideBySide.value
  return (
    <footer class="evidence-chosen">
      <span class="evidence-chosen-count">
        {line === null ? 'No line chosen' : '1 line chosen'}
      </span>
      {line !== null && (
        <>
          <button
            type="button"
            class="button evidence-button"
            onClick={async () => tell(await use(lineInWords(line), [line.service]))}
          >
            Use in a claim
          </button>
          {!roomy && (
            <button type="button" class="evidence-quiet" onClick={openSheet}>
              {line.trace === null ? 'Line' : 'Trace'}
            </button>
          )}
          <button
            type="button"
            class="evidence-quiet"
            onClick={async () => {
              const done = await copied(`${lineInWords(line)}\n${wayTo(line.id)}`)
              tell(
                done ? 'Copied: the line, and how others open it.' : 'The browser forbids copying.',
              )
            }}
          >
            {screen.value === 'phone' ? 'Copy' : copying}
          </button>
        </>
      )}
      {roomy && (
        <span class="evidence-keys" aria-hidden="true">
          <kbd>↑</kbd>
          <kbd>↓</kbd> lines <kbd>Enter</kbd> trace
        </span>
      )}
    </footer>
  )
}

/** Stands once in the page. */
export function Said() {
  return (
    <p class={said.value === '' ? 'visually-hidden' : 'evidence-said'} role="status">
      {said.value}
    </p>
  )
}
