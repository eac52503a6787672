/** A team's own subjects beside those that come with the drill. */
import type { Catalogue } from '../../drill/scenario'
import type { World } from '../world'
import type { OwnSubjects } from './own'

/** Own ones come last, so that the template's three stay the default of a plan. */
export function withOwn(catalogue: Catalogue, own: OwnSubjects): Catalogue {
  return {
    ...catalogue,
    scenarios: [...catalogue.scenarios, ...own.scenarios],
    herrings: [...catalogue.herrings, ...own.herrings],
  }
}

/** The world with every own service in it, whatever is planned, in alphabetical order. */
export function worldWithOwn(world: World, own: OwnSubjects): World {
  const all = [...own.scenarios, ...own.herrings]
  const services = [...world.services, ...all.flatMap(({ service }) => service ?? [])]
  return {
    ...world,
    map: [...world.map, ...all.flatMap(({ map }) => map)],
    services: services.sort((one, other) => (one.name < other.name ? -1 : 1)),
  }
}
