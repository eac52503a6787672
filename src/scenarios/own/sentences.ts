/** What zod finds wrong with a scenario file or a line of evidence, in sentences, each at its line. */
import { z } from 'zod'
import { likely } from './likely'
import type { ReadYaml } from './read-yaml'

interface Found {
  line: number
  sentence: string
}

type Issue = z.core.$ZodIssue

/** What is wrong somewhere is looked at there. */
export interface Read extends Pick<ReadYaml, 'value' | 'lineOf' | 'lineOfKey' | 'has'> {
  /** Names of the fields that may stand in what is at the path. */
  fieldsAt(path: readonly PropertyKey[]): readonly string[]
  /** What it is as a whole. */
  whole: 'the file' | 'the line'
}

/** One fault a mistake: a field that is there under a wrong name is not told to be missing too. */
export function faultsOf(issues: readonly Issue[], read: Read): Found[] {
  const meant = new Set(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => JSON.stringify([...issue.path, meantBy(key, issue.path, read)]))
        : [],
    ),
  )
  return issues
    .filter(({ path }) => read.has(path) || !meant.has(JSON.stringify(path)))
    .flatMap((issue) => faultOf(issue, issue.path, read))
}

/** Of the fields that could stand there and do not. */
function meantBy(key: string, path: readonly PropertyKey[], read: Read): string | null {
  return likely(
    key,
    read.fieldsAt(path).filter((name) => !read.has([...path, name])),
  )
}

function faultOf(issue: Issue, path: readonly PropertyKey[], read: Read): Found[] {
  const at = { line: read.lineOf(path) }
  const name = nameOf(path, read.whole)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        line: read.lineOfKey(path, key),
        sentence: `there is no field ${quoted(key)}${path.length === 0 ? '' : ` in ${name}`}${instead(meantBy(key, path, read))}`,
      }))
    case 'invalid_type':
      if (!read.has(path)) return [{ ...at, sentence: `${name} is missing` }]
      return [{ ...at, sentence: `${name} must be ${kindOf(issue.expected)}` }]
    case 'invalid_value':
      return [{ ...at, sentence: `${name} must be ${either(issue.values.map(String))}` }]
    case 'too_small':
      return [{ ...at, sentence: `${name} ${tooSmall(issue)}` }]
    case 'too_big':
      return [{ ...at, sentence: `${name} ${tooBig(issue)}` }]
    case 'invalid_union': {
      const slip = path.at(-1) === 'kind' && !read.has(path) ? misspelt('kind', read) : null
      if (slip !== null) return [slip]
      return [{ ...at, sentence: union(issue, name, read.has(path)) }]
    }
    case 'invalid_key':
      return [{ ...at, sentence: `${name} ${issue.issues[0]?.message ?? 'is no name'}` }]
    case 'invalid_format':
    case 'custom':
      return [{ ...at, sentence: `${name} ${issue.message}` }]
    case 'not_multiple_of':
    case 'invalid_element':
      return [{ ...at, sentence: `${name} is not taken` }]
    default:
      return issue satisfies never
  }
}

/** A field of the file itself under a wrong name; null = none looks like it. */
function misspelt(field: string, read: Read): Found | null {
  const top = z.record(z.string(), z.unknown()).safeParse(read.value)
  const key = Object.keys(top.data ?? {}).find((each) => likely(each, [field]) !== null)
  if (key === undefined) return null
  const sentence = `there is no field ${quoted(key)}${instead(field)}`
  return { line: read.lineOfKey([], key), sentence }
}

const instead = (name: string | null) => (name === null ? '' : `; it is likely "${name}"`)

function union(issue: Extract<Issue, { code: 'invalid_union' }>, name: string, there: boolean) {
  if (issue.path.at(-1) === 'kind' && issue.discriminator !== undefined) {
    return `kind ${there ? 'must be' : 'is missing: it is'} scenario or herring`
  }
  // Of the branches, the one that fits but for its text tells more than that none fits.
  const told = issue.errors
    .flat()
    .find(({ code, path }) => (code === 'custom' || code === 'too_big') && path.length === 0)
  if (told?.code === 'custom') return `${name} ${told.message}`
  if (told?.code === 'too_big') return `${name} ${tooBig(told)}`
  return `${name} is of a wrong kind`
}

type Size = { origin: string; exact?: boolean | undefined; inclusive?: boolean | undefined }

function tooSmall(issue: Size & { minimum: number | bigint }): string {
  if (issue.origin === 'array') {
    return `must have ${issue.exact ? '' : 'at least '}${entries(issue.minimum)}`
  }
  if (issue.origin === 'string') return 'must not be empty'
  return `must be at least ${issue.minimum}`
}

function tooBig(issue: Size & { maximum: number | bigint }): string {
  if (issue.origin === 'array') {
    return `must have ${issue.exact ? '' : 'at most '}${entries(issue.maximum)}`
  }
  if (issue.origin === 'string') return `must have at most ${issue.maximum} characters`
  return `must be at most ${issue.maximum}`
}

const entries = (count: number | bigint) => `${count} ${Number(count) === 1 ? 'entry' : 'entries'}`

function kindOf(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text; put it in quotes'
    case 'int':
      return 'a whole number'
    case 'number':
      return 'a number'
    case 'array':
      return 'a list'
    case 'object':
    case 'record':
      return 'a group of fields'
    default:
      return `a ${expected}`
  }
}

function either(values: readonly string[]): string {
  return values.length < 2
    ? values.join('')
    : `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
}

/** "keyPoints 2.point": lists count from 1, as people do. */
export function nameOf(path: readonly PropertyKey[], whole: Read['whole'] = 'the file'): string {
  const name = path.reduce<string>(
    (text, part) =>
      typeof part === 'number'
        ? `${text} ${part + 1}`
        : `${text}${text === '' ? '' : '.'}${shown(String(part))}`,
    '',
  )
  return name === '' ? whole : name
}

/** A word of the file's own, made fit for a terminal. */
const quoted = (text: string): string => `"${shown(text)}"`

const shown = (text: string) => text.replace(/[^\p{L}\p{N} ._/-]/gu, '?').slice(0, 40)
