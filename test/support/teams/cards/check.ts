/** Whether Teams shows an Adaptive Card whole: a reading of the reference that knows nothing of our renderer. */
import { actions, elements, type Shape } from './shapes'

type Json = Record<string, unknown>
export type Place = 'message' | 'dialog'

export interface Checked {
  /** One a thing that Teams would refuse, drop or show wrongly. */
  faults: readonly string[]
  /** Addresses of its pictures. */
  pictures: readonly string[]
  /** Addresses that its links open. */
  files: readonly string[]
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string' && /\S/u.test(value)

/** Teams shows six, and drops the rest. */
const mostActions = 6
const mostReaders = 60

export function checkCard(card: unknown, place: Place): Checked {
  const faults: string[] = []
  const pictures: string[] = []
  const files: string[] = []
  const ids = new Set<string>()
  const fault = (path: string, sentence: string) => void faults.push(`${path} ${sentence}`)

  const address = (path: string, url: unknown, into: string[]) => {
    if (typeof url !== 'string' || !URL.canParse(url)) return fault(path, `has no address: ${url}`)
    const { protocol, hostname } = new URL(url)
    if (protocol !== 'https:' && hostname !== '127.0.0.1' && hostname !== 'localhost')
      return fault(path, `is not https: ${url}`)
    into.push(url)
  }

  /** Words that Teams would make something else of. */
  const words = (path: string, value: string) => {
    if (/<\/?at>/.test(value)) fault(path, `holds a mention: ${value}`)
    if (/\p{Surrogate}/u.test(value)) fault(path, 'has half a character')
    if (/\{\{(DATE|TIME)\([^)]*\.\d+Z/.test(value)) fault(path, `has fractional seconds: ${value}`)
  }

  const shaped = (path: string, node: Json, shape: Shape | undefined) => {
    if (shape === undefined) return fault(path, `is unknown: ${String(node.type)}`)
    for (const key of Object.keys(node))
      if (!shape.has.includes(key)) fault(path, `has ${key}, which no ${String(node.type)} has`)
    for (const key of shape.needs) {
      const value = node[key]
      const is = Array.isArray(value) ? value.length > 0 : isObject(value) || isText(value)
      if (!is) fault(path, `lacks ${key}`)
    }
    for (const key of shape.words) if (typeof node[key] === 'string') words(path, node[key])
  }

  const named = (path: string, node: Json) => {
    if (typeof node.id !== 'string') return
    if (ids.has(node.id)) fault(path, `has an id that was given before: ${node.id}`)
    ids.add(node.id)
  }

  const each = (path: string, list: unknown, visit: (path: string, node: Json) => void) => {
    if (list === undefined) return
    if (!Array.isArray(list)) return fault(path, 'is no list')
    for (const [i, node] of list.entries())
      if (isObject(node)) visit(`${path}[${i}]`, node)
      else fault(`${path}[${i}]`, 'is no object')
  }

  const fallback = (path: string, node: Json, visit: (path: string, node: Json) => void) => {
    if (isObject(node.fallback)) visit(`${path}.fallback`, node.fallback)
    else if (node.fallback !== undefined && node.fallback !== 'drop')
      fault(path, `falls back to ${String(node.fallback)}`)
  }

  const input = (path: string, node: Json) => {
    if (!isText(node.id)) fault(path, 'has no id')
    if (!isText(node.label)) fault(path, 'has no label')
    if (node.isRequired === true && !isText(node.errorMessage)) fault(path, 'has no errorMessage')
    if (node.type !== 'Input.ChoiceSet') return
    const values: string[] = []
    each(`${path}.choices`, node.choices, (at, choice) => {
      if (!isText(choice.title) || typeof choice.value !== 'string') fault(at, 'is no choice')
      else values.push(choice.value)
      if (typeof choice.title === 'string') words(at, choice.title)
    })
    if (values.length === 0 && !isObject(node['choices.data'])) fault(path, 'has no choices')
    if (new Set(values).size < values.length) fault(path, 'has a choice twice')
    if (node.isMultiSelect === true && values.some((value) => value.includes(',')))
      fault(path, 'has a choice with a comma')
    if (typeof node.value !== 'string' || node.value === '' || isObject(node['choices.data']))
      return
    const chosen = node.isMultiSelect === true ? node.value.split(',') : [node.value]
    for (const value of chosen)
      if (!values.includes(value)) fault(path, `has chosen ${value}, which is no choice`)
  }

  const action = (path: string, node: Json) => {
    shaped(path, node, actions.get(String(node.type)))
    named(path, node)
    fallback(path, node, action)
    if (node.type === 'Action.OpenUrl') address(path, node.url, files)
    if (node.type === 'Action.ShowCard' && isObject(node.card)) inner(`${path}.card`, node.card)
    if (place === 'dialog' && isObject(node.data) && node.data.msteams !== undefined)
      fault(path, 'has a msteams action, which no dialog carries out')
    if (place === 'dialog' && node.type === 'Action.Execute')
      fault(path, 'is an Action.Execute, which no dialog carries out')
  }

  const actionList = (path: string, list: unknown) => {
    each(path, list, (at, node) => {
      if (!isText(node.title)) fault(at, 'has no title')
      action(at, node)
    })
    const shown = Array.isArray(list)
      ? list.filter((one) => isObject(one) && one.mode !== 'secondary').length
      : 0
    if (shown > mostActions) fault(path, `has ${shown} actions, of which Teams drops some`)
  }

  const element = (path: string, node: Json): void => {
    const type = String(node.type)
    shaped(path, node, elements.get(type))
    named(path, node)
    fallback(path, node, element)
    if (type.startsWith('Input.')) input(path, node)
    if (type === 'Image') address(path, node.url, pictures)
    if (type === 'Image' && !isText(node.altText)) fault(path, 'has no altText')
    each(`${path}.items`, node.items, element)
    each(`${path}.columns`, node.columns, (at, column) =>
      type === 'Table' ? undefined : element(at, { type: 'Column', ...column }),
    )
    each(`${path}.rows`, node.rows, (at, row) => {
      element(at, row)
      const width = Array.isArray(node.columns) ? node.columns.length : 0
      if (Array.isArray(row.cells) && row.cells.length !== width)
        fault(at, 'has not a cell a column')
    })
    each(`${path}.cells`, node.cells, element)
    each(`${path}.images`, node.images, element)
    if (Array.isArray(node.inlines))
      each(
        `${path}.inlines`,
        node.inlines.filter((one) => typeof one !== 'string'),
        element,
      )
    each(`${path}.facts`, node.facts, (at, fact) => {
      if (!isText(fact.title) || !isText(fact.value)) fault(at, 'is no fact')
      for (const value of Object.values(fact)) if (typeof value === 'string') words(at, value)
    })
    if (type === 'ActionSet') actionList(`${path}.actions`, node.actions)
    for (const key of ['selectAction', 'inlineAction'])
      if (isObject(node[key])) action(`${path}.${key}`, node[key])
  }

  const inner = (path: string, node: Json) => {
    if (node.type !== 'AdaptiveCard') fault(path, 'is no AdaptiveCard')
    shaped(path, node, cardShape)
    each(`${path}.body`, node.body, element)
    actionList(`${path}.actions`, node.actions)
  }

  if (!isObject(card)) return { faults: ['card is no object'], pictures, files }
  if (card.version !== '1.5') fault('card', `has version ${String(card.version)}`)
  inner('card', card)
  if (isObject(card.refresh)) {
    const { action: again, userIds } = card.refresh
    if (isObject(again)) action('card.refresh.action', again)
    else fault('card.refresh', 'has no action')
    const readers = Array.isArray(userIds) ? userIds : []
    if (readers.length > mostReaders) fault('card.refresh', `has ${readers.length} userIds`)
    if (!readers.every((id) => typeof id === 'string' && id.startsWith('29:')))
      fault('card.refresh', 'has userIds that are no ids of people')
  }
  return { faults, pictures, files }
}

const cardShape: Shape = {
  has: [
    ...['type', 'version', '$schema', 'body', 'actions', 'fallbackText', 'speak', 'lang', 'rtl'],
    ...['msteams', 'refresh', 'selectAction', 'minHeight', 'verticalContentAlignment', 'metadata'],
    ...['backgroundImage', 'authentication'],
  ],
  needs: [],
  words: ['fallbackText'],
}
