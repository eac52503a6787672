/** What comes to users-api in a run, drawn from the seed alone: tenants, requests, and changes of plans. */
import { type Chance, chanceOf } from '../../chance'
import type { RunRequest } from '../../run'
import { shuffled } from '../shuffled'

export interface Tenant {
  readonly id: number
  /** Ids of its users. */
  readonly users: readonly number[]
}

export interface ListRequest {
  readonly index: number
  readonly tenant: Tenant
  /** ms since the start. */
  readonly at: number
}

export interface PlanChange {
  readonly user: number
  readonly at: number
}

export interface Load {
  readonly tenants: readonly Tenant[]
  readonly requests: readonly ListRequest[]
  readonly changes: readonly PlanChange[]
}

interface Shape {
  readonly requests: number
  /** ms between two. */
  readonly spacing: number
  readonly users: readonly [from: number, to: number]
  /** Every so manieth request asks for the large tenant. */
  readonly largeEvery: number
  readonly large: number
  /** Numbers of the first tenant and of its first user. */
  readonly first: { readonly tenant: number; readonly user: number }
  /** Null = a tenant's size is the run's own affair; else tenants are the same in all runs of the name. */
  readonly sizes: string | null
}

const first = { tenant: 201, user: 10_001 }
const smallOnes = { first: { tenant: 612, user: 30_406 }, sizes: 'small' }

const shapes: Readonly<Record<RunRequest['load'], Shape>> = {
  alert: {
    requests: 120,
    spacing: 50,
    users: [16, 42],
    largeEvery: 40,
    large: 76,
    first,
    sizes: null,
  },
  'hold-out': {
    requests: 132,
    spacing: 45,
    users: [12, 46],
    largeEvery: 24,
    large: 70,
    first,
    sizes: null,
  },
  lasting: {
    requests: 200,
    spacing: 50,
    users: [16, 42],
    largeEvery: 40,
    large: 76,
    first,
    sizes: 'large',
  },
  ordinary: { requests: 200, spacing: 50, users: [1, 6], largeEvery: 40, large: 7, ...smallOnes },
}
const changeCount = 40
/** Share of the distance between two requests by which each comes earlier or later. */
const jitter = 0.35

/** Draws a run's load; remedies have no part in it. */
export function drawLoad(chance: Chance, load: RunRequest['load']): Load {
  const shape = shapes[load]
  // Each is asked for twice, so that a cache sees it again.
  const count = Math.ceil(shape.requests / 2)
  const sizes = Array.from({ length: count }, (_, place) => sizeAt(place / (count - 1), shape))
  const shuffling = shape.sizes === null ? chance.fork('sizes') : chanceOf(0, shape.sizes)
  const [large, ...others] = tenantsOf([shape.large, ...shuffled(sizes, shuffling)], shape.first)
  if (large === undefined) throw new Error('There is no large tenant.')
  const order = chance.fork('order')
  const asked = [...shuffled(others, order), ...shuffled(others, order)]
  const arrivals = chance.fork('arrivals')
  const { largeEvery } = shape
  // In a night nothing comes like clockwork.
  const places = Array.from({ length: Math.ceil(shape.requests / largeEvery) }, (_, block) =>
    shape.sizes === null
      ? Math.floor(largeEvery / 2)
      : chance.fork(`large/${block}`).int(0, largeEvery - 1),
  )
  const isForLarge = (index: number) =>
    index % largeEvery === places[Math.floor(index / largeEvery)]
  const requests = asked.slice(0, shape.requests).map((tenant, index) => ({
    index,
    tenant: isForLarge(index) ? large : tenant,
    at: (index + 1 + jitter * (2 * arrivals.float() - 1)) * shape.spacing,
  }))
  return {
    tenants: [large, ...others],
    requests,
    changes: changesOf(chance.fork('changes'), requests),
  }
}

/** The same sizes in every run, so that runs differ in their order alone. */
function sizeAt(part: number, { users: [from, to] }: Shape): number {
  return Math.round(from + part * (to - from))
}

function tenantsOf(sizes: readonly number[], { tenant, user }: Shape['first']): Tenant[] {
  let next = user
  return sizes.map((size, index) => {
    const users = Array.from({ length: size }, (_, place) => next + place)
    next += size
    return { id: tenant + index, users }
  })
}

/** Of users that are asked for in the run. */
function changesOf(chance: Chance, requests: readonly ListRequest[]): PlanChange[] {
  const end = Math.max(...requests.map(({ at }) => at))
  return Array.from({ length: changeCount }, () => {
    const users = requests[chance.int(0, requests.length - 1)]?.tenant.users ?? []
    return { user: users[chance.int(0, users.length - 1)] ?? 0, at: chance.float() * end }
  }).sort((one, other) => one.at - other.at)
}
