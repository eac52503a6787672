/** Words that no evidence may hold: they would say what a team is to find. */
import type { Seen } from './evidence-signs'

const causes = [
  'float',
  'double',
  'binary',
  'ieee',
  'tofixed',
  'rounding',
  'rounded',
  'precision',
  'epsilon',
  'deadlock',
  'circular',
  'cycl',
  'recurs',
  'reentran',
  'starv',
  'exhaust',
  '\\bring\\b',
  '\\bloop',
  'n ?\\+ ?1',
  'n plus',
  'one by one',
  'one after another',
  'sequential',
  'lazy',
  'batch(ed|ing)',
  'root cause',
  'red herring',
  'herring',
  'noise',
  'misleading',
  'decoy',
  'symptom',
  'scenario',
  'drill',
  'latency storm',
  'drift',
]
const sealed = [
  'n-plus-one',
  'floating-point',
  'circular-dependency',
  'cpu-spike',
  'cpu spike',
  'replication-lag',
  'noisy-upstream',
  'noisy upstream',
]
const forbidden = new RegExp([...causes, ...sealed].join('|'), 'i')

/** Every text that a reader may meet, once. */
export function textsOf({ logs, traces, book }: Seen): string[] {
  const texts = new Set<string>()
  const addAll = (attributes: object) => {
    for (const [name, value] of Object.entries(attributes)) texts.add(`${name} ${value}`)
  }
  for (const { body, service, attributes } of logs) {
    texts.add(body)
    texts.add(service)
    addAll(attributes)
  }
  for (const { name, attributes } of traces.flat()) {
    texts.add(name)
    addAll(attributes)
  }
  for (const { service, name, unit } of book.metricNames()) texts.add(`${service} ${name} ${unit}`)
  return [...texts]
}

export const telling = (texts: readonly string[]) => texts.filter((text) => forbidden.test(text))
