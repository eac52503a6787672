/** Reads a scenario file's text: plain YAML, nothing that runs, repeats or hides. */
import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml'

export interface ReadYaml {
  value: unknown
  faults: { line: number | null; sentence: string }[]
  /** The line at which a field stands, or the nearest one around it that there is. */
  lineOf(path: readonly PropertyKey[]): number
  /** The line of a field's name inside of what stands at `path`. */
  lineOfKey(path: readonly PropertyKey[], key: string): number
  has(path: readonly PropertyKey[]): boolean
}

/** Above it a parser may run out of stack. */
const deepest = 24

/** Never throws: what can't be read is a fault. */
export function readYaml(text: string): ReadYaml {
  const counter = new LineCounter()
  const nothing = { value: undefined, lineOf: () => 1, lineOfKey: () => 1, has: () => false }
  if (isDeep(text)) {
    const sentence = 'is nested too deeply; a scenario needs no more than six levels'
    return { ...nothing, faults: [{ line: null, sentence }] }
  }
  const doc = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.2',
    schema: 'core',
    merge: false,
    stringKeys: true,
    // Silent, it would pass over a second document.
    logLevel: 'error',
  })
  const lineAt = (offset: number) => counter.linePos(offset).line
  const found = [...doc.errors, ...doc.warnings].map(({ code, message, pos }) => ({
    line: lineAt(pos[0]),
    sentence: sentences[code] ?? null,
    message,
  }))
  // Once a parser has lost its way, what it says of the lines that follow is of no use.
  const lost = found.find(({ sentence }) => sentence === null)
  const faults = found
    .filter((each) => each === lost || (each.sentence !== null && !isAfter(each, lost)))
    .map(({ line, sentence, message }) => ({
      line,
      sentence: sentence ?? notYaml(text, line, message),
    }))
  visit(doc, (_, node) => {
    const at = isNode(node) ? lineAt(node.range?.[0] ?? 0) : 1
    if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor !== undefined)) {
      faults.push({ line: at, sentence: 'anchors and aliases (& and *) are not taken' })
      return visit.BREAK
    }
    if (isScalar(node) && node.value === '__proto__') {
      faults.push({ line: at, sentence: 'the word __proto__ is not taken' })
    }
    return undefined
  })
  if (faults.length > 0) return { ...nothing, faults }

  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const found = doc.getIn(path.slice(0, length), true)
      if (isNode(found) && found.range) {
        const key = path[length - 1]
        return typeof key === 'string'
          ? lineOfKey(path.slice(0, length - 1), key)
          : lineAt(found.range[0])
      }
    }
    return lineAt(doc.contents?.range?.[0] ?? 0)
  }
  const lineOfKey = (path: readonly PropertyKey[], key: string): number => {
    const map = path.length === 0 ? doc.contents : doc.getIn(path, true)
    const pair = isMap(map)
      ? map.items.find((each) => isScalar(each.key) && each.key.value === key)
      : undefined
    return isNode(pair?.key) && pair.key.range ? lineAt(pair.key.range[0]) : lineOf(path)
  }
  return { value: doc.toJS(), faults, lineOf, lineOfKey, has: (path) => doc.hasIn(path) }
}

const sentences: Readonly<Partial<Record<string, string>>> = {
  DUPLICATE_KEY: 'the same field stands here twice',
  MULTIPLE_DOCS: 'a second document begins here; one file holds one scenario',
  TAB_AS_INDENT: 'a tab indents this line; YAML takes spaces only',
  TAG_RESOLVE_FAILED: 'tags (!) are not taken',
  BAD_DIRECTIVE: 'directives (%) are not taken',
  NON_STRING_KEY: 'a field’s name must be a word',
}

const isAfter = (one: { line: number }, other: { line: number } | undefined) =>
  other !== undefined && one.line > other.line

/** The usual slips in words; else the parser's own. */
function notYaml(text: string, line: number, message: string): string {
  const written = text.split('\n')[line - 1] ?? ''
  const bare = /^\s*(?:- +)?([A-Za-z][\w-]*)\s*$/.exec(written)?.[1]
  if (bare !== undefined) return `a colon is missing after the field’s name: "${bare}:"`
  const tight = /^\s*(?:- +)?([A-Za-z][\w-]*) ?:\S/.exec(written)?.[1]
  if (tight !== undefined) return `a space is missing after the colon: "${tight}: …"`
  if (/^\s*(?:- +)?[A-Za-z][\w-]*: .*: /.test(written))
    return 'a colon inside a text needs quotes around the text'
  const indented = /compact mappings|same column|indent/i.test(message)
  return indented
    ? 'this line, or the one after it, is not indented as its neighbours are'
    : `is not YAML: ${firstLine(message)}`
}

const firstLine = (message: string) => (message.split('\n')[0] ?? '').slice(0, 160)

/** Counted on the text, before any parser follows it: brackets, list dashes on one line, and indentation. */
function isDeep(text: string): boolean {
  let open = 0
  for (const sign of text) {
    if (sign === '[' || sign === '{') open += 1
    else if (sign === ']' || sign === '}') open = Math.max(0, open - 1)
    if (open > deepest) return true
  }
  return new RegExp(`^ *(?:[-?:] +){${deepest},}`, 'm').test(text) || indents(text) > deepest
}

/** How many depths of indentation are open at most. */
function indents(text: string): number {
  const open: number[] = []
  let most = 0
  for (const each of text.split('\n')) {
    if (each.trim() === '') continue
    const depth = each.length - each.trimStart().length
    while (open.length > 0 && (open.at(-1) ?? 0) >= depth) open.pop()
    open.push(depth)
    most = Math.max(most, open.length)
  }
  return most
}
