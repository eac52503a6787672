/** Options of a choice, with labels that stay apart after they are cut. */
import type { types } from '@slack/bolt'
import type { Option } from '../../messages/form'
import { clean, cut, isBlank } from './escape'
import { limits } from './limits'
import { plainText } from './text'

export type SlackOption = types.PlainTextOption & { value: string }

/** In their order, each value once. What Slack cannot carry back, an empty or overlong value, is left out. */
export function slackOptions(options: readonly Option[]): SlackOption[] {
  const values = new Set<string>()
  const labels = new Map<string, number>()
  const most = limits.options * limits.optionGroups
  return options.flatMap(({ value, label }) => {
    if (isBlank(value) || value.length > limits.optionValue || values.has(value)) return []
    if (values.size === most) return []
    values.add(value)
    const shown = apart(isBlank(label) ? value : label, labels)
    return [{ text: plainText(shown, limits.optionText), value }]
  })
}

/** The label within its limit; one that is there already gets a number. `taken`: the last number of each. */
function apart(label: string, taken: Map<string, number>): string {
  const short = cut(clean(label).replace(/\s+/g, ' ').trim(), limits.optionText)
  for (let number = (taken.get(short) ?? 0) + 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`
    const shown = `${cut(short, limits.optionText - ending.length)}${ending}`
    if (taken.has(shown)) continue
    taken.set(short, number)
    taken.set(shown, taken.get(shown) ?? 1)
    return shown
  }
}

interface Group {
  label: types.PlainTextElement
  options: SlackOption[]
}

/** Few go as they are, many in groups that say which they are. */
export function optionList(
  options: SlackOption[],
): { options: SlackOption[] } | { option_groups: Group[] } {
  if (options.length <= limits.options) return { options }
  const count = Math.min(limits.optionGroups, Math.ceil(options.length / limits.options))
  const option_groups = Array.from({ length: count }, (_, index): Group => {
    const from = index * limits.options
    const some = options.slice(from, from + limits.options)
    return {
      label: plainText(`${from + 1} to ${from + some.length}`, limits.optionText),
      options: some,
    }
  })
  return { option_groups }
}
