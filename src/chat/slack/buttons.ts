/** Buttons and links. What neither fits is said, with the word that does the same. */
import type { types } from '@slack/bolt'
import type { Button, Link } from '../../messages/message'
import { clean, cut, isBlank } from './escape'
import { limits } from './limits'
import { context, paragraph } from './lines'
import { pressValue } from './payload'
import { isWeb, plainText } from './text'

/** Buttons in their order; `at`: the part's place, which makes their action ids unique. */
export function buttonBlocks(buttons: readonly Button[], at: number): types.KnownBlock[] {
  // One way is the main one, as everywhere.
  const primary = buttons.find(({ style }) => style === 'primary')
  const drawn = buttons.map((button, index) => ({
    button,
    element: element(button, `press:${at}:${index}`, button === primary),
  }))
  const elements = drawn.flatMap(({ element }) => element ?? [])
  const unfit = drawn.filter(({ element }) => element === null).map(({ button }) => button)
  return [
    ...inPortions(elements, limits.actionElements).map(
      (some): types.ActionsBlock => ({ type: 'actions', elements: some }),
    ),
    ...unfit.flatMap(({ label, word }) =>
      context([
        `“${cut(label, limits.buttonLabel)}” does not fit a button here: say `,
        { kind: 'code', text: `/drill ${clean(word)}` },
        '.',
      ]),
    ),
  ]
}

function element(button: Button, id: string, isPrimary: boolean): types.Button | null {
  const value = pressValue(button)
  if (value === null) return null
  const label = isBlank(button.label) ? button.word : button.label
  const style = button.style === 'danger' ? 'danger' : isPrimary ? 'primary' : null
  return {
    type: 'button',
    action_id: id,
    text: plainText(label, limits.buttonLabel),
    value,
    ...(style === null ? {} : { style }),
    ...(button.confirm === undefined || isBlank(button.confirm)
      ? {}
      : { confirm: confirmation(button, label, button.confirm) }),
  }
}

function confirmation({ style }: Button, label: string, question: string): types.Confirm {
  return {
    title: plainText(label, limits.confirmTitle),
    text: plainText(question, limits.confirmText),
    confirm: plainText(label, limits.confirmButton),
    deny: plainText('Cancel', limits.confirmButton),
    ...(style === undefined ? {} : { style }),
  }
}

/** Addresses in one line, then what is pressed, for Slack has nothing smaller than a button. */
export function linkBlocks(links: readonly Link[], at: number): types.KnownBlock[] {
  const addresses = links.flatMap((link) =>
    link.kind === 'address' && isWeb(link.url) && !isBlank(link.label) ? [link] : [],
  )
  const pressed = links.flatMap((link) => {
    if (link.kind !== 'press') return []
    const { style: _, ...small } = link.button
    return [small]
  })
  const line = addresses.flatMap(({ label, url }, index) => [
    ...(index === 0 ? [] : [' · ']),
    { kind: 'link' as const, text: label, url },
  ])
  return [...paragraph(line), ...buttonBlocks(pressed, at)]
}

function inPortions<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  )
}
