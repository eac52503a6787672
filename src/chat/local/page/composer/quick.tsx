import './quick.css'
import type { CommandWord } from './completion'

const likely = ['claim', 'note', 'status']

/** On phones: what is said most, one press away. */
export function Quick({
  words,
  onSay,
}: {
  words: readonly CommandWord[]
  onSay: (line: string) => void
}) {
  const there = likely.filter((each) => words.some(({ word }) => word === each))
  if (there.length < 2) return null
  return (
    <div class="quick">
      {there.map((word, index) => (
        <button
          key={word}
          type="button"
          class={index === 0 && word === 'claim' ? 'quick-first' : undefined}
          onClick={() => onSay(`/drill ${word}`)}
        >
          {word.charAt(0).toUpperCase() + word.slice(1)}
        </button>
      ))}
    </div>
  )
}
