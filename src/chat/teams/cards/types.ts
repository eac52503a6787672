/** Adaptive Cards 1.5 on the wire, as far as the bot writes them. */

/** Names only: each theme of Teams, high contrast too, gives them its own colours. */
export type Colour = 'default' | 'accent' | 'good' | 'warning' | 'attention'

interface Placed {
  spacing?: 'none' | 'small' | 'medium' | 'large'
  /** A rule above it. */
  separator?: boolean
}

export interface TextStyle {
  color?: Colour
  size?: 'small' | 'medium' | 'large' | 'extraLarge'
  weight?: 'bolder'
  isSubtle?: boolean
}

/** Its text is never read as Markdown. */
export interface TextRun extends TextStyle {
  type: 'TextRun'
  text: string
  fontType?: 'monospace'
  selectAction?: OpenUrlAction
}

export interface RichTextBlock extends Placed {
  type: 'RichTextBlock'
  inlines: TextRun[]
  horizontalAlignment?: 'right'
}

/** Its text is read as Markdown, so it holds what cannot be a mark only. */
export interface TextBlock extends Placed, TextStyle {
  type: 'TextBlock'
  text: string
  wrap: true
  style?: 'heading'
}

export interface Image extends Placed {
  type: 'Image'
  url: string
  altText: string
  size: 'stretch'
  msteams?: { allowExpand: true }
}

export interface Container extends Placed {
  type: 'Container'
  items: Element[]
  style?: 'emphasis' | 'attention'
}

export interface Column {
  type: 'Column'
  /** A share of the width, or what its content takes. */
  width: number | 'auto' | 'stretch'
  items: Element[]
  verticalContentAlignment?: 'center' | 'bottom'
}

export interface ColumnSet extends Placed {
  type: 'ColumnSet'
  columns: Column[]
}

export interface ActionSet extends Placed {
  type: 'ActionSet'
  actions: Action[]
}

export interface TableCell {
  type: 'TableCell'
  items: Element[]
}

export interface Table extends Placed {
  type: 'Table'
  columns: { width: number; horizontalCellContentAlignment?: 'right' }[]
  rows: { type: 'TableRow'; cells: TableCell[] }[]
  showGridLines: boolean
  fallback: Container
}

interface Labelled extends Placed {
  id: string
  label: string
  isRequired?: boolean
  errorMessage?: string
}

export interface Choice {
  title: string
  value: string
}

export type Input =
  | (Labelled & {
      type: 'Input.Text'
      isMultiline?: boolean
      maxLength?: number
      placeholder?: string
      value?: string
    })
  | (Labelled & {
      type: 'Input.Number'
      min: number
      max: number
      placeholder?: string
      value?: number
    })
  | (Labelled & {
      type: 'Input.ChoiceSet'
      choices: Choice[]
      style: 'compact' | 'expanded' | 'filtered'
      isMultiSelect?: boolean
      wrap?: boolean
      placeholder?: string
      value?: string
    })
  | (Labelled & { type: 'Input.Date'; value?: string })
  | (Labelled & { type: 'Input.Time'; value?: string })
  | (Labelled & { type: 'Input.Toggle'; title: string; value: 'true' | 'false'; wrap: boolean })

export type Element =
  | RichTextBlock
  | TextBlock
  | Image
  | Container
  | ColumnSet
  | ActionSet
  | Table
  | Input

export type ActionLook = 'default' | 'positive' | 'destructive'

export interface OpenUrlAction {
  type: 'Action.OpenUrl'
  title?: string
  url: string
}

export interface SubmitAction {
  type: 'Action.Submit'
  title: string
  style?: ActionLook
  data: object
}

export interface ExecuteAction {
  type: 'Action.Execute'
  title: string
  style?: ActionLook
  verb: string
  data: object
  fallback: SubmitAction
}

export type Action = OpenUrlAction | SubmitAction | ExecuteAction

/** For these readers the client asks for a card of their own as soon as they see it. */
export interface Refresh {
  action: { type: 'Action.Execute'; verb: string; data: object }
  userIds: string[]
}

export interface AdaptiveCard {
  type: 'AdaptiveCard'
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json'
  version: '1.5'
  /** For a client that draws no cards of this version. */
  fallbackText: string
  body: Element[]
  actions?: Action[]
  refresh?: Refresh
  msteams?: { width: 'Full' }
}
