/** Buttons and links. What does not fit is said, with the word that does the same. */
import type { Button, Link } from '../../../messages/message'
import { note } from './lines'
import { labelOf, longestLabel, pressData } from './press'
import { isQuick } from './quick'
import type { Action, ActionLook, ActionSet, Element, OpenUrlAction, SubmitAction } from './types'
import { clean, cut, cutAtWord, isBlank, isWeb } from './words'

/** Where a card stands: msteams actions mean nothing within a dialog. */
export type Place = 'post' | 'dialog'

export interface Standing {
  place: Place
  /** Once for each card that is opened, so that a retry is known; a post has none, for many press it. */
  nonce?: string
}

/** Beyond six, a client hides them. */
const mostInRow = 6
/** Not every client wraps a row, so it is what a phone takes; around a label is as much as so many letters. */
const lettersInRow = 36
const padding = 4

/** Buttons in their order, one unit a row. */
export function buttonRows(buttons: readonly Button[], standing: Standing): Element[][] {
  // One way is the main one, as everywhere.
  const primary = buttons.find(({ style }) => style === 'primary')
  const drawn = buttons.map((button) => ({
    button,
    action: actionOf(button, lookOf(button, button === primary), standing),
  }))
  const unfit = drawn.flatMap(({ button, action }) =>
    action === null
      ? note(
          [
            `“${cut(button.label, longestLabel)}” does not fit a button here: say `,
            { kind: 'code', text: `/drill ${clean(button.word)}` },
            '.',
          ],
          400,
        )
      : [],
  )
  const rows = rowsOf(drawn.flatMap(({ action }) => action ?? []))
  return [...rows.map((row) => [row]), ...(unfit.length > 0 ? [unfit] : [])]
}

/** Addresses first, then what is pressed: nothing in a card is smaller than a button. */
export function linkRows(links: readonly Link[], standing: Standing): Element[][] {
  const addresses = links.flatMap((link): OpenUrlAction[] =>
    link.kind === 'address' && isWeb(link.url) && !isBlank(link.label)
      ? [{ type: 'Action.OpenUrl', title: cutAtWord(link.label, longestLabel), url: link.url }]
      : [],
  )
  const pressed = links.flatMap((link) => {
    if (link.kind !== 'press') return []
    const { style: _, ...small } = link.button
    return [small]
  })
  return [...rowsOf(addresses).map((row) => [row]), ...buttonRows(pressed, standing)]
}

function lookOf({ style }: Button, isPrimary: boolean): ActionLook | null {
  if (style === 'danger') return 'destructive'
  return isPrimary ? 'positive' : null
}

function actionOf(button: Button, look: ActionLook | null, standing: Standing): Action | null {
  const data = pressData(button, standing.nonce)
  if (data === null) return null
  const title = labelOf(button)
  const style = look === null ? {} : { style: look }
  const submit = (carried: object): SubmitAction => ({
    type: 'Action.Submit',
    title,
    ...style,
    data: carried,
  })
  if (standing.place === 'dialog') return submit(data)
  const opening = submit({ msteams: { type: 'task/fetch' }, ...data })
  if (!isQuick(button)) return opening
  return { type: 'Action.Execute', title, ...style, verb: 'press', data, fallback: opening }
}

function rowsOf(actions: readonly Action[]): ActionSet[] {
  const rows: Action[][] = []
  let letters = 0
  for (const action of actions) {
    const length = (action.title ?? '').length + padding
    const row = rows.at(-1)
    if (!row || row.length === mostInRow || letters + length > lettersInRow) {
      rows.push([action])
      letters = length
    } else {
      row.push(action)
      letters += length
    }
  }
  return rows.map(
    (row, at): ActionSet => ({
      type: 'ActionSet',
      actions: row,
      ...(at === 0 ? {} : { spacing: 'small' }),
    }),
  )
}
