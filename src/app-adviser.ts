/** The adviser's part of the app: who advises, and what a remedy does. */
import { builtInAdvising } from './adviser/built-in'
import { modelAdvising } from './adviser/model/model'
import type { Advising, ClassOf, PlantedIn } from './conduct/adviser'
import type { ModelConfig } from './config'
import { isLoopback } from './config/variables'
import type { RemedyClass } from './drill/advice-detail'
import type { Catalogue, StatedRemedy } from './drill/scenario'
import { statedRemedies } from './drill/stated'
import { plantedLines } from './lab/evidence/planted'
import { classOfRemedy } from './lab/remedy-classes'
import { systems } from './lab/run'
import type { Log } from './log'

/** Nothing leaves unless somebody says so. */
export function createAdvising(
  catalogue: Catalogue,
  model: ModelConfig | null,
  log: Log,
): Advising {
  if (model === null) return builtInAdvising(catalogue)
  const { protocol, hostname } = new URL(model.baseUrl)
  if (protocol === 'http:' && !isLoopback(hostname))
    log.warn('AI_BASE_URL is http: whoever is on the way can read the evidence that is sent there.')
  return modelAdvising(model)
}

/** Instructions lie in the logs at the highest level alone. */
export const plantedIn: PlantedIn = (service, level) =>
  level === 3 ? (plantedLines.find((each) => each.service === service) ?? null) : null

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
