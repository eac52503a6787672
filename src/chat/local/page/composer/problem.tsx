import './problem.css'

/** Why the bot did not take what was typed, above the field; null = it did. */
export function Problem({ words }: { words: string | null }) {
  return words === null ? null : (
    <p class="problem" role="alert">
      {words}
    </p>
  )
}
