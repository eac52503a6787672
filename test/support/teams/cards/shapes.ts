/** Adaptive Cards 1.5: what an element or action has, what it needs, and where its words stand. */

export interface Shape {
  has: readonly string[]
  needs: readonly string[]
  words: readonly string[]
}

const common = ['type', 'id', 'isVisible', 'separator', 'spacing', 'height', 'fallback', 'requires']
const container = [
  ...['items', 'selectAction', 'style', 'verticalContentAlignment', 'bleed', 'backgroundImage'],
  ...['minHeight', 'rtl'],
]
const textual = ['text', 'color', 'fontType', 'isSubtle', 'size', 'weight']
const input = ['label', 'isRequired', 'errorMessage', 'value', 'placeholder']

const shape = (
  has: readonly string[],
  needs: readonly string[] = [],
  words: readonly string[] = [],
): Shape => ({ has: [...common, ...has], needs, words })

const inputShape = (has: readonly string[]): Shape =>
  shape([...input, ...has], [], ['label', 'placeholder', 'title'])

export const elements: ReadonlyMap<string, Shape> = new Map([
  [
    'TextBlock',
    shape([...textual, 'horizontalAlignment', 'maxLines', 'wrap', 'style'], ['text'], ['text']),
  ],
  ['RichTextBlock', shape(['inlines', 'horizontalAlignment'], ['inlines'])],
  [
    'TextRun',
    shape(
      [...textual, 'highlight', 'italic', 'selectAction', 'strikethrough', 'underline'],
      [],
      [],
    ),
  ],
  [
    'Image',
    shape(
      [
        ...['url', 'altText', 'backgroundColor', 'horizontalAlignment', 'selectAction', 'size'],
        ...['style', 'width', 'msteams'],
      ],
      ['url'],
      ['altText'],
    ),
  ],
  ['ImageSet', shape(['images', 'imageSize', 'style'], ['images'])],
  ['Container', shape(container, ['items'])],
  [
    'ColumnSet',
    shape(['columns', 'selectAction', 'style', 'bleed', 'minHeight', 'horizontalAlignment']),
  ],
  ['Column', shape([...container, 'width'])],
  ['FactSet', shape(['facts'], ['facts'])],
  ['ActionSet', shape(['actions'], ['actions'])],
  [
    'Table',
    shape(
      [
        ...['columns', 'rows', 'firstRowAsHeader', 'showGridLines', 'gridStyle'],
        ...['horizontalCellContentAlignment', 'verticalCellContentAlignment'],
      ],
      ['columns', 'rows'],
    ),
  ],
  [
    'TableRow',
    shape(
      [
        ...['cells', 'style', 'horizontalCellContentAlignment'],
        ...['verticalCellContentAlignment'],
      ],
      ['cells'],
    ),
  ],
  ['TableCell', shape(container)],
  ['Input.Text', inputShape(['isMultiline', 'maxLength', 'regex', 'style', 'inlineAction'])],
  ['Input.Number', inputShape(['min', 'max'])],
  ['Input.Date', inputShape(['min', 'max'])],
  ['Input.Time', inputShape(['min', 'max'])],
  ['Input.Toggle', inputShape(['title', 'valueOn', 'valueOff', 'wrap'])],
  ['Input.ChoiceSet', inputShape(['choices', 'choices.data', 'isMultiSelect', 'style', 'wrap'])],
])

const action = [
  ...['type', 'id', 'title', 'iconUrl', 'style', 'fallback', 'requires', 'tooltip', 'isEnabled'],
  ...['mode', 'role'],
]
const actionShape = (has: readonly string[], needs: readonly string[] = []): Shape => ({
  has: [...action, ...has],
  needs,
  words: ['title', 'tooltip'],
})

export const actions: ReadonlyMap<string, Shape> = new Map([
  ['Action.Submit', actionShape(['data', 'associatedInputs', 'msteams'])],
  ['Action.Execute', actionShape(['data', 'associatedInputs', 'verb'], ['verb'])],
  ['Action.OpenUrl', actionShape(['url'], ['url'])],
  ['Action.ShowCard', actionShape(['card'], ['card'])],
  ['Action.ToggleVisibility', actionShape(['targetElements'], ['targetElements'])],
])
