/** The adviser's part of the app: who advises, and what a remedy does. */
import { builtInAdvising } from './adviser/built-in'
import type { Advising, ClassOf } from './conduct/adviser'
import type { RemedyClass } from './drill/advice-detail'
import type { Catalogue, StatedRemedy } from './drill/scenario'
import { statedRemedies } from './drill/stated'
import { classOfRemedy } from './lab/remedy-classes'
import { systems } from './lab/run'

/** Nothing leaves unless somebody says so. */
export function createAdvising(catalogue: Catalogue): Advising {
  return builtInAdvising(catalogue)
}

const stated: Readonly<Record<StatedRemedy['effect'], RemedyClass>> = {
  holds: 'helps',
  partial: 'hides',
  hides: 'hides',
  fails: 'nothing',
  harms: 'harms',
}

export function createClassOf(catalogue: Catalogue): ClassOf {
  return (subjectId, key, value) => {
    const lab = catalogue.scenarios.find(({ id }) => id === subjectId)?.lab
    const system = systems.find((each) => each === lab)
    if (system !== undefined) return classOfRemedy(system, key, value)
    const remedy = statedRemedies(catalogue, subjectId).find((each) => each.key === key)
    return remedy ? stated[remedy.effect] : 'nothing'
  }
}
