/** What the acts that were kept must have left in the record, as lines. */
import type { Word } from '../../drill/availability'
import type { Deed } from '../../rehearsal/act'
import { facilitator } from '../../rehearsal/cast'
import type { Lines } from './actual-records'
import { described, fields } from './describe'
import type { Evidence } from './evidence'

interface Done {
  by: string
  /** Id of the alert; '' = none. */
  alert: string
  deed: Deed
}
type Typed = Done & { deed: Extract<Deed, { type: 'say' }> }
type Filled = Done & { deed: Extract<Deed, { type: 'form' }> }

/** Collections of which a later form replaces the earlier one, by its word. */
const replacedBy = {
  finding: 'findings',
  fix: 'fixes',
  reflect: 'reflections',
  debrief: 'debriefs',
} as const

export function expectedRecords(evidence: Evidence): Lines {
  const { people } = evidence
  const done = doneIn(evidence)
  const typed = (word: Word) => done.filter((each): each is Typed => isTyped(each, word))
  const filled = (word: Word) => done.filter((each): each is Filled => isFilled(each, word))
  const hints = typed('hint').map(({ alert }) => alert)
  const lines = (word: 'guardrail' | 'action') =>
    filled(word).map(({ by, deed }) => `${by} ${described(deed.values, fields[word])}`)
  return {
    role: roles(done, typed('join'), people.get(facilitator.key) ?? ''),
    take: takes(done),
    hint: hints.map((alert, n) => `${alert} ${countOf(hints.slice(0, n + 1), alert)}`),
    note: typed('note').map(({ by, deed }) => `${by} ${deed.text.trim()}`),
    claim: done.flatMap(claimOf),
    check: checks(filled('check')),
    'own plan': done.flatMap(({ by, alert, deed }) =>
      deed.type === 'own-plan' ? `${by} ${alert} ${described(deed.values, fields.ownPlan)}` : [],
    ),
    choice: done.flatMap(({ by, alert, deed }) =>
      deed.type === 'respond' ? `${by} ${alert} ${deed.choice}` : [],
    ),
    guardrail: lines('guardrail'),
    action: lines('action'),
    finding: newest(filled('finding')).map(
      ({ by, alert, deed }) => `${by} ${alert} ${described(deed.values, fields.finding)}`,
    ),
    fix: newest(filled('fix')).map(
      ({ by, alert, deed }) => `${by} ${alert} ${described(deed.values, fields.fix)}`,
    ),
    reflect: newest(filled('reflect')).map(
      ({ by, deed }) => `${by} ${described(deed.values, fields.reflection)}`,
    ),
    debrief: newest(filled('debrief')).map(
      ({ by, deed }) => `${by} ${described(deed.values, fields.debrief)}`,
    ),
  }
}

/** Each form beyond the first of its kind edits a record and leaves its older state. */
export function expectedEdits(evidence: Evidence): string[] {
  const done = doneIn(evidence)
  return (['finding', 'fix', 'reflect', 'debrief'] as const).flatMap((word) => {
    const forms = done.filter((each): each is Filled => isFilled(each, word))
    return forms.slice(newest(forms).length).map(() => replacedBy[word])
  })
}

function doneIn({ acts, people, record }: Evidence): Done[] {
  return acts.flatMap(({ act, kept }) => {
    if (!kept) return []
    const subject = act.do.alert
    const alert = record.alerts.find((each) => each.subjectId === subject)?.id ?? ''
    return { by: people.get(act.by) ?? '', alert, deed: act.do }
  })
}

const isTyped = ({ deed }: Done, word: Word) => deed.type === 'say' && deed.word === word
const isFilled = ({ deed }: Done, word: Word) => deed.type === 'form' && deed.word === word
const countOf = (list: readonly string[], one: string) => list.filter((each) => each === one).length

/** Who came too late to join, and still contributed, was joined as Responder. */
function roles(done: readonly Done[], joins: readonly Typed[], facilitates: string): string[] {
  const joined = new Set([facilitates, ...joins.map(({ by }) => by)])
  const others = new Set(done.map(({ by }) => by).filter((by) => !joined.has(by)))
  return [
    ...joins.map(({ by, deed }) => `${by} ${deed.text}`),
    ...[...others].map((by) => `${by} Responder`),
  ]
}

/** Being on it already changes nothing. */
function takes(done: readonly Done[]): string[] {
  const last = new Map<string, string>()
  return done.flatMap(({ by, alert, deed }) => {
    if (deed.type !== 'press' || deed.does !== 'take' || last.get(by) === alert) return []
    last.set(by, alert)
    return `${by} ${alert}`
  })
}

function claimOf({ by, alert, deed }: Done): string[] {
  const line = (kind: string, values: object) => [
    `${by} ${alert} ${kind} ${described(values, fields.claim)}`,
  ]
  switch (deed.type) {
    case 'say':
      return deed.word === 'claim' ? line('own', { noise: false, cause: deed.text }) : []
    case 'press':
      return deed.does === 'noise' ? line('own', { noise: true }) : []
    case 'form':
      return deed.word === 'claim'
        ? line(deed.values.team === true ? 'team' : 'own', deed.values)
        : []
    case 'judge':
    case 'own-plan':
    case 'respond':
      return []
    default:
      return deed satisfies never
  }
}

/** The same answer again changes nothing. */
function checks(done: readonly Filled[]): string[] {
  const last = new Map<string, unknown>()
  return done.flatMap(({ alert, deed }) =>
    Object.entries(deed.values).flatMap(([item, answer]) => {
      const place = `${alert} ${item}`
      if (last.get(place) === answer) return []
      last.set(place, answer)
      return `${place} ${String(answer)}`
    }),
  )
}

/** The last form of each person on each alert. */
function newest(done: readonly Filled[]): Filled[] {
  return [...new Map(done.map((each) => [`${each.by} ${each.alert}`, each])).values()]
}
