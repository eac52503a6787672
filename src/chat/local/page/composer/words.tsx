import './words.css'
import { useEffect, useRef } from 'preact/hooks'
import type { CommandWord } from './completion'

/** The words that can be said, above the field, in the same box. */
export function Words({
  id,
  words,
  active,
  onChoose,
}: {
  id: string
  words: readonly CommandWord[]
  active: number
  onChoose: (word: CommandWord) => void
}) {
  const chosen = useRef<HTMLDivElement>(null)
  useEffect(() => chosen.current?.scrollIntoView({ block: 'nearest' }), [active])
  return (
    <div class="words" role="listbox" id={id} aria-label="Commands">
      {words.map((word, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names the active option.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
        <div
          key={word.word}
          ref={index === active ? chosen : null}
          class="words-one"
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === active}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(word)}
        >
          <span>
            <b>{word.word}</b> {word.takes !== '' && <i>{word.takes}</i>}
          </span>
          <span class="words-help">{word.help}</span>
        </div>
      ))}
    </div>
  )
}
