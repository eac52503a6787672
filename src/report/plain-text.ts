/** Text for Markdown that has nothing to escape is written as it is: the writer's own rules take most of a long report's time. */
import type { Text } from 'mdast'
import type { Info, State } from 'mdast-util-to-markdown'

/**
 * Nothing in it means anything in GitHub's Markdown, wherever it stands in a line: no mark, no number of a list at its
 * begin, no address that would become a link.
 */
const harmless =
  /^(?!\d+[.)]|[(/.])(?:[\p{L}\p{N} ,;%’‘“”·…–—→≥≤÷×"'?()/]|(?<![Ww])\.|:(?!\/|$)|(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}]))*$/u

/** A handler of the writer's; what is not harmless goes the writer's own way. */
export function text({ value }: Text, _parent: unknown, state: State, info: Info): string {
  const isOpen = value.startsWith(' ') && /[\r\n]/.test(info.before)
  const isHanging = value.endsWith(' ') && /[\r\n]/.test(info.after)
  return harmless.test(value) && !isOpen && !isHanging ? value : state.safe(value, info)
}
