/** Drills on the pure domain, seen through the views. */
import fc from 'fast-check'
import { alertByLetter, arrived } from '../../src/drill/alerts'
import type { DrillCommand } from '../../src/drill/command'
import type { DrillRecord } from '../../src/drill/record'
import type { VerdictValue } from '../../src/drill/record-alerts'
import { figureText } from '../../src/messages/figures'
import type { Message, Part, Text } from '../../src/messages/message'
import type { View } from '../../src/messages/view'
import { catalogue } from '../../src/scenarios/catalogue'
import { type Decider, decider } from './decider'

const names: Readonly<Record<string, string>> = {
  ana: 'Ana Lima',
  ben: 'Ben Okafor',
  emre: 'Emre Kaya',
  farah: 'Farah Haddad',
}

export function viewOf(record: DrillRecord, now: number): View {
  return { record, catalogue, now, nameOf: (id) => names[id] ?? 'somebody unknown' }
}

export const seenBy = (played: Decider): View => viewOf(played.record(), played.now())

export function alertId(played: Decider, letter: string): string {
  const alert = alertByLetter(played.record(), letter)
  if (!alert) throw new Error(`No alert ${letter}`)
  return alert.id
}

/** A started drill at a drill minute, all on the clock. */
export function drillAt(minutes: number, changes: Parameters<typeof decider>[0] = {}): Decider {
  const played = decider(changes)
  played.do('ana', { type: 'start' })
  played.runTo(minutes)
  return played
}

export function claimOf(
  alert: string,
  changes: Partial<Extract<DrillCommand, { type: 'claim' }>['claim']> = {},
): DrillCommand {
  return {
    type: 'claim',
    claim: {
      alertId: alert,
      noise: false,
      cause: 'The pool of workers is too small',
      evidence: 'all busy at 03:20',
      disproof: '',
      confidence: 60,
      team: false,
      ...changes,
    },
  }
}

export const textOf = (text: Text): string =>
  typeof text === 'string'
    ? text
    : text
        .map((span) =>
          typeof span === 'string' ? span : span.kind === 'time' ? '<time>' : span.text,
        )
        .join('')

/** Every text of a message that a reader sees, buttons included. */
export function wordsOf(message: Message): string {
  return message.parts.map(wordsOfPart).join('\n')
}

function wordsOfPart(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `${textOf(part.text)} | ${textOf(part.aside ?? '')}`
    case 'text':
    case 'note':
      return textOf(part.text)
    case 'facts':
      return part.facts.map((fact) => `${fact.label}: ${textOf(fact.value)}`).join('\n')
    case 'figures':
      return part.figures.map((each) => `${each.label}: ${figureText(each)}`).join('\n')
    case 'table':
      return [part.head.join(' | '), ...part.rows.map((row) => row.map(textOf).join(' | '))].join(
        '\n',
      )
    case 'quote':
      return `${textOf(part.text)} — ${part.by ?? ''}`
    case 'image':
      return `${part.title} ${part.alt}`
    case 'file':
      return `${part.name} ${part.note}`
    case 'buttons':
      return part.buttons.map((button) => `[${button.label}]`).join(' ')
    case 'links':
      return part.links
        .map((link) => `[${link.kind === 'press' ? link.button.label : link.label}]`)
        .join(' ')
    case 'clock':
      return `clock ${part.quarters}`
    default:
      return part satisfies never
  }
}

export const buttonsOf = (message: Message) =>
  message.parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []))
/** What its links press. */
export const pressedLinks = (message: Message) =>
  message.parts.flatMap((part) =>
    part.kind === 'links'
      ? part.links.flatMap((link) => (link.kind === 'press' ? [link.button] : []))
      : [],
  )
export const labelsOf = (message: Message): string[] =>
  buttonsOf(message).map((button) => button.label)

type Step =
  | { kind: 'wait'; minutes: number }
  | { kind: 'clock'; type: 'pause' | 'resume' | 'next' | 'real' }
  | { kind: 'extend'; minutes: number }
  | { kind: 'role'; by: string; role: 'Incident Commander' | 'Scribe' | 'Observer' }
  | { kind: 'take' | 'hint'; by: string; alert: number }
  | { kind: 'claim'; by: string; alert: number; noise: boolean; team: boolean }
  | { kind: 'judge'; claim: number; value: VerdictValue }
  | { kind: 'own herring' }

const people = fc.constantFrom('ben', 'emre', 'farah')
const index = fc.nat({ max: 5 })

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 25 }) }),
  fc.record({
    kind: fc.constant('clock' as const),
    type: fc.constantFrom('pause' as const, 'resume' as const, 'next' as const, 'real' as const),
  }),
  fc.record({ kind: fc.constant('extend' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
  fc.record({
    kind: fc.constant('role' as const),
    by: people,
    role: fc.constantFrom('Incident Commander' as const, 'Scribe' as const, 'Observer' as const),
  }),
  fc.record({
    kind: fc.constantFrom('take' as const, 'hint' as const),
    by: people,
    alert: index,
  }),
  fc.record({
    kind: fc.constant('claim' as const),
    by: people,
    alert: index,
    noise: fc.boolean(),
    team: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('judge' as const),
    claim: index,
    value: fc.constantFrom(
      'confirmed' as const,
      'partly' as const,
      'rejected' as const,
      'rejected-herring' as const,
    ),
  }),
  fc.record({ kind: fc.constant('own herring' as const) }),
)

/** Drills on which many things were tried, refused ones without effect. */
export const drills: fc.Arbitrary<Decider> = fc
  .record({
    level: fc.constantFrom(2 as const, 3 as const),
    first: fc.integer({ min: 16, max: 60 }),
    steps: fc.array(steps, { minLength: 4, maxLength: 25 }),
  })
  .map(({ level, first, steps: all }) => {
    const played = drillAt(first, { level })
    let minutes = first
    for (const step of all) {
      if (step.kind === 'wait') {
        minutes += step.minutes
        played.runTo(minutes)
      } else tryStep(played, step)
    }
    return played
  })

function tryStep(played: Decider, step: Exclude<Step, { kind: 'wait' }>): void {
  const alerts = arrived(played.record())
  const alertAt = (at: number) => alerts[at % Math.max(1, alerts.length)]?.id ?? ''
  switch (step.kind) {
    case 'clock':
      played.ask(step.type === 'real' ? 'emre' : 'ana', { type: step.type })
      return
    case 'extend':
      played.ask('ana', { type: 'extend', minutes: step.minutes })
      return
    case 'role':
      played.ask(step.by, { type: 'join', role: step.role })
      return
    case 'take':
      played.ask(step.by, { type: 'take', alertId: alertAt(step.alert) })
      return
    case 'hint':
      played.ask('ana', { type: 'hint', alertId: alertAt(step.alert) })
      return
    case 'claim':
      played.ask(
        step.by,
        claimOf(alertAt(step.alert), {
          noise: step.noise,
          team: step.team,
          cause: step.noise ? '' : 'Something under the stairs',
          evidence: '',
        }),
      )
      return
    case 'judge': {
      const claims = played.record().claims
      const claim = claims[step.claim % Math.max(1, claims.length)]
      if (claim) played.ask('ana', { type: 'judge', claimIds: [claim.id], value: step.value })
      return
    }
    case 'own herring':
      played.ask('ana', {
        type: 'herring',
        own: {
          service: 'mail-relay',
          symptom: 'queue length 4,100',
          value: '4,100, limit 500',
          clears: 'A newsletter goes out at this hour.',
        },
      })
      return
    default:
      step satisfies never
  }
}
