import { expect, test } from 'vitest'
import { catalogue } from '../../src/scenarios/catalogue'
import { playedMessages } from '../../src/scenarios/played-messages'
import { services } from '../../src/scenarios/services'
import { world } from '../../src/scenarios/world'

const subjects = [...catalogue.scenarios, ...catalogue.herrings]

/** What a text must not hold before the reveal: names of causes, and that something is noise. */
const telling =
  /float|binary|precision|drift|circular|cycle|deadlock|\bring\b|n\+1|queries|per user|batch(ed|ing)|herring|noise|false alarm|harmless|mislead|unrelated|not the cause/i

test('names and systems are those of the template, in its order', () => {
  expect(catalogue.scenarios.map(({ name, system }) => `${name} — ${system}`)).toEqual([
    'Floating-Point Drift — Billing Engine',
    'Circular Dependency Deadlock — Microservices',
    'N+1 Query / Latency Storm — REST API',
  ])
  expect(catalogue.herrings[0]?.name).toBe('Misleading alert / CPU spike')
})

test('ids and services are unique, and every alerting service is in the world', () => {
  expect(new Set(subjects.map(({ id }) => id)).size).toBe(subjects.length)
  expect(new Set(subjects.map(({ alert }) => alert.service)).size).toBe(subjects.length)
  for (const { alert } of subjects) {
    expect(services.map(({ name }) => name)).toContain(alert.service)
  }
})

test.each(subjects)(
  '$id: alert, hints and counter-fact tell neither a cause nor a herring',
  (it) => {
    for (const text of [...Object.values(it.alert), ...it.hints, it.counterFact]) {
      expect(String(text)).not.toMatch(telling)
    }
  },
)

test.each(catalogue.herrings)(
  '$id: its alert has the form and depth of a real one',
  ({ alert }) => {
    const facts = (detail: string) => detail.split(', ').length
    const real = catalogue.scenarios.map((each) => each.alert)
    expect(Object.keys(alert)).toEqual(Object.keys(real[0] ?? {}))
    expect(real.map((each) => facts(each.detail))).toContain(facts(alert.detail))
    expect(real.map((each) => each.severity)).toContain(alert.severity)
    expect(alert.symptom).toContain(alert.value)
    expect(alert.threshold).toMatch(/^(limit|SLO) /)
    expect(alert.dashboard).toBe(`dashboards/${alert.service}`)
    expect(alert.runbook).toBe(`runbooks/${alert.service}`)
    const lengths = catalogue.scenarios.flatMap((each) => each.hints.map((hint) => hint.length))
    for (const { hints } of catalogue.herrings) {
      for (const hint of hints) {
        expect(hint.length).toBeGreaterThan(Math.min(...lengths) - 20)
        expect(hint.length).toBeLessThan(Math.max(...lengths) + 20)
      }
    }
  },
)

test('every alert begins before it can arrive', () => {
  for (const { alert } of subjects) {
    expect(alert.sinceMinute ?? -1).toBeLessThan(15)
    expect(alert.sinceBefore).toBeGreaterThan(0)
  }
})

test('the world is in alphabetical order, equally deep, and the map lacks the call back to order-api', () => {
  const names = services.map(({ name }) => name)
  expect(names).toEqual([...names].sort())
  for (const service of services) {
    expect(JSON.stringify(service).length).toBeGreaterThan(480)
    expect(JSON.stringify(service).length).toBeLessThan(640)
    expect(JSON.stringify(service)).not.toMatch(/float|circular|n\+1|herring|noise/i)
  }
  expect(world.map.join('\n')).toContain('order-api → payment-api → stock-api')
  expect(world.map.join('\n')).not.toMatch(/stock-api\s*→/)
})

test('played messages name a role, ask something and name no cause or service', () => {
  expect(playedMessages).toHaveLength(3)
  for (const { role, text } of playedMessages) {
    expect(role).not.toBe('')
    expect(text).toMatch(/\?|ETA/)
    expect(text).not.toMatch(telling)
    for (const { name } of services) expect(text).not.toContain(name)
  }
})
