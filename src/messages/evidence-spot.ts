/** Where the evidence page opens: what an address says behind the drill or the key, and what it is read as again. */

export interface EvidenceSpot {
  /** The id of a line. */
  line: string | null
  /** The id of a trace, or how it begins. */
  trace: string | null
  service: string | null
  level: string | null
  /** Words that lines must have, as typed. */
  words: string
  /** Metrics in place of lines. */
  metrics: boolean
}

/** The page as it begins for whoever asks for nothing. */
export const anySpot: EvidenceSpot = {
  line: null,
  trace: null,
  service: null,
  level: null,
  words: '',
  metrics: false,
}

const longest = 300

/** "" · "/k1045" for a line · "?service=order-api&level=ERROR". */
export function spotText(spot: EvidenceSpot): string {
  if (spot.line !== null) return `/${encodeURIComponent(spot.line)}`
  const query = new URLSearchParams()
  for (const name of ['service', 'level', 'trace'] as const) {
    const { [name]: value } = spot
    if (value !== null) query.set(name, value)
  }
  if (spot.words !== '') query.set('words', spot.words)
  if (spot.metrics) query.set('view', 'metrics')
  return query.size === 0 ? '' : `?${query}`
}

/** Whatever is written there: what is no spot is the page's beginning. */
export function readSpot(text: string): EvidenceSpot {
  if (text.startsWith('/')) {
    const line = decoded(text.slice(1))
    return line === '' ? anySpot : { ...anySpot, line: line.slice(0, longest) }
  }
  const query = new URLSearchParams(text)
  const value = (name: string) => query.get(name)?.slice(0, longest) || null
  return {
    line: null,
    trace: value('trace'),
    service: value('service'),
    level: value('level'),
    words: value('words') ?? '',
    metrics: query.get('view') === 'metrics',
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
