/** What a person wants to see of the evidence: typed in one line, or carried by a button. */
import { arrived } from '../drill/alerts'
import type { DrillRecord } from '../drill/record'
import { citedId } from '../report/pictures/cite'
import { type EvidenceLevel, evidenceLevels } from '../report/pictures/rows'

export interface Wanted {
  service: string | null
  level: EvidenceLevel | null
  /** A trace's id or how it begins, lower case. */
  trace: string | null
  /** The id in a citation: a line, or a trace. */
  cited: string | null
  words: readonly string[]
}

const nothingWanted: Wanted = {
  service: null,
  level: null,
  trace: null,
  cited: null,
  words: [],
}

const mostWords = 6
/** A button carries the words. */
const longestWord = 60

const levelWords: Readonly<Record<string, EvidenceLevel>> = {
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARN',
  warning: 'WARN',
  warnings: 'WARN',
  error: 'ERROR',
  errors: 'ERROR',
}

/** "order-api error timeout trace:7f3a"; an alert's letter, in capitals or alone, stands for its service. */
export function readWanted(text: string, services: readonly string[], record: DrillRecord): Wanted {
  const { found, rest } = serviceIn(text.trim(), services)
  const words = rest.split(/\s+/).filter((word) => word !== '')
  let wanted: Wanted = { ...nothingWanted, service: found }
  for (const [index, word] of words.entries()) {
    const alert = arrived(record).find(({ letter }) =>
      words.length === 1 ? letter === word.toUpperCase() : index === 0 && letter === word,
    )
    const level = levelWords[word.toLowerCase()]
    const trace = /^trace:([0-9a-f]{3,32})$/i.exec(word)?.[1]
    const cited = citedId(word)
    if (wanted.service === null && alert) wanted = { ...wanted, service: alert.service }
    else if (wanted.level === null && level) wanted = { ...wanted, level }
    else if (trace) wanted = { ...wanted, trace: trace.toLowerCase() }
    else if (cited) wanted = { ...wanted, cited }
    else wanted = { ...wanted, words: [...wanted.words, word.slice(0, longestWord)] }
  }
  return { ...wanted, words: wanted.words.slice(0, mostWords) }
}

/** A service's name anywhere in the text, as whole words; the longest that fits. */
function serviceIn(text: string, services: readonly string[]) {
  const padded = ` ${text.replaceAll(/\s+/g, ' ').toLowerCase()} `
  const found = services
    .toSorted((one, other) => other.length - one.length)
    .find((name) => padded.includes(` ${name.toLowerCase()} `))
  if (found === undefined) return { found: null, rest: text }
  const at = padded.indexOf(` ${found.toLowerCase()} `)
  const flat = ` ${text.replaceAll(/\s+/g, ' ')} `
  return { found, rest: `${flat.slice(0, at)} ${flat.slice(at + found.length + 1)}` }
}

/** A word that is written as services are, and is none of those that are known; null = there is none such. */
export function unknownService(text: string, services: readonly string[]): string | null {
  const words = text.toLowerCase().split(/\s+/)
  const named = words.find((word) => /^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(word))
  return named === undefined || services.includes(named) || citedId(named) ? null : named
}

/** As a button carries it, and back. */
export function carriedBy(wanted: Wanted): Record<string, string> {
  return {
    ...(wanted.service === null ? {} : { service: wanted.service }),
    ...(wanted.level === null ? {} : { level: wanted.level }),
    ...(wanted.trace === null ? {} : { trace: wanted.trace }),
    ...(wanted.words.length === 0 ? {} : { words: wanted.words.join(' ') }),
  }
}

export function wantedBy(carried: Readonly<Record<string, string>>): Wanted {
  const words = (carried.words ?? '').split(' ').filter((word) => word !== '')
  return {
    service: carried.service ?? null,
    level: evidenceLevels.find((each) => each === carried.level) ?? null,
    trace: carried.trace ?? null,
    cited: null,
    words: words.map((word) => word.slice(0, longestWord)).slice(0, mostWords),
  }
}
