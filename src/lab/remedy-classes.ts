/** What each remedy does to its system's failure, as all combinations of them have shown. What is not named changes nothing. */
import type { System } from './run'

/** Helps = a cure, or a support beside one; hides = the symptom eases and the failure stays; harms = breaks what was whole. */
type Does = 'helps' | 'hides' | 'harms'

const classes: Readonly<Record<System, Readonly<Record<string, Does>>>> = {
  billing: {
    'arithmetic=decimal': 'helps',
    'arithmetic=cents': 'helps',
    'logging=on': 'helps',
    'rounding=times-100': 'hides',
    'rounding=epsilon': 'hides',
    'tolerance=5.00': 'hides',
    'dedupe=delivery-id': 'harms',
    'dedupe=content': 'harms',
    'dedupe=check-then-act': 'harms',
  },
  microservices: {
    'queue=on': 'helps',
    'pool=own': 'helps',
    'breaker=outbox': 'helps',
    'admission=on': 'helps',
    'deadline=on': 'helps',
    'map=on': 'helps',
    'workers=32': 'hides',
    'retry=immediate': 'harms',
    'retry=backoff': 'harms',
    'breaker=drop': 'harms',
  },
  'rest-api': {
    'query=in': 'helps',
    'calls=4': 'helps',
    'calls=8': 'helps',
    'calls=48-in-all': 'helps',
    'cache=invalidated': 'helps',
    'page=20': 'hides',
    'calls=all': 'harms',
    'cache=age': 'harms',
  },
}

export function classOfRemedy(system: System, key: string, value: string): Does | 'nothing' {
  return classes[system][`${key}=${value}`] ?? 'nothing'
}
