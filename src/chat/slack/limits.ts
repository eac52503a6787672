/** What Slack takes at most: characters where nothing else is said, counted in UTF-16 so that it is never more. */
export const limits = {
  /** One post, and one Home or modal. */
  blocksOfMessage: 50,
  blocksOfView: 100,
  /** Visible words of all blocks of a post; beyond about 13,200 Slack refuses it (not documented). */
  wordsOfMessage: 13_000,
  /** A post's own text; an edit takes no more than this. */
  fallback: 4_000,
  section: 3_000,
  field: 2_000,
  fieldsOfSection: 10,
  header: 150,
  contextElements: 10,
  actionElements: 25,
  buttonLabel: 75,
  buttonValue: 2_000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** One table a post; its rows count the head. */
  tableRows: 100,
  tableColumns: 20,
  tableCharacters: 10_000,
  url: 3_000,
  imageAlt: 2_000,
  imageTitle: 2_000,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3_000,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  inputText: 3_000,
  optionText: 75,
  /** The reference says 75 in one place and 150 in another. */
  optionValue: 75,
  options: 100,
  optionGroups: 100,
  boxes: 10,
} as const
