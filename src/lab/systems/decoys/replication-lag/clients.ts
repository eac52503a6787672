/** Who reads orders: the sweeper of order-api from the primary, the morning's reports from the replica. */
import type { Chance } from '../../../chance'
import type { Recorder } from '../../../evidence/recorder'
import { callerOf, tracedCall } from '../../../evidence/traced'
import type { LabClock } from '../../../virtual/clock'
import type { Network } from '../../../virtual/network'
import { type Course, minute, second } from '../course'

export interface Room {
  clock: LabClock
  network: Network
  chance: Chance
  recorder: Recorder
  course: Course
}

export const primaryName = 'orders-db'

export interface Primary {
  port: number
  /** ms of every statement since the last look. */
  lengths(): number[]
}

export async function startPrimary({ clock, network, chance, recorder }: Room): Promise<Primary> {
  let lengths: number[] = []
  let count = 0
  const { port } = await network.serve(async (incoming) => {
    count += 1
    const span = recorder.open({
      service: primaryName,
      name: incoming.method === 'POST' ? 'UPDATE orders' : 'SELECT orders',
      spanKind: 'SERVER',
      parent: callerOf(incoming),
      attributes: { 'db.collection.name': 'orders', 'db.role': 'primary' },
    })
    const took = chance.fork(`primary/${count}`).around(4, 0.4)
    await clock.sleep(took)
    lengths.push(took)
    span.end('OK')
    return { status: 200 }
  })
  return {
    port,
    lengths() {
      const taken = lengths
      lengths = []
      return taken
    },
  }
}

/** Commits on the primary, sent to the replica every six seconds of the world. */
export async function commit({ clock, network, course }: Room, replica: number): Promise<void> {
  for (let id = 1; clock.now() < course.minutes * minute; id += 1) {
    const body = JSON.stringify({ id, committed: clock.now() })
    await network.call({ port: replica, method: 'POST', path: '/wal', body })
    await clock.sleep(6 * second)
  }
}

/** Once a minute: order-api ends carts that nobody came back to. */
export async function sweep(room: Room, port: number): Promise<void> {
  const { clock, network, recorder, course } = room
  const dice = room.chance.fork('sweep')
  for (let count = 1; clock.now() < course.minutes * minute; count += 1) {
    await clock.sleep((count - 1 + dice.float()) * minute - clock.now())
    const { context, end } = recorder.open({
      service: 'order-api',
      name: 'expire carts',
      spanKind: 'INTERNAL',
      parent: null,
    })
    const caller = { service: 'order-api', peer: primaryName, parent: context }
    await tracedCall(
      network,
      recorder,
      { ...caller, name: 'SELECT orders' },
      {
        port,
        method: 'GET',
        path: '/orders?state=cart',
      },
    )
    await tracedCall(
      network,
      recorder,
      { ...caller, name: 'UPDATE orders' },
      {
        port,
        method: 'POST',
        path: '/orders',
      },
    )
    end('OK', { 'carts.expired': dice.int(0, 9) })
    if (count % 6 !== 2) continue
    const pool = { 'server.address': primaryName, 'pool.used': dice.int(1, 4), 'pool.size': 20 }
    recorder.log('order-api', 'INFO', 'Connection pool', pool, context)
  }
}

/** Every other minute: a page of the report that is read at eight. */
export async function report(room: Room, port: number, name: string): Promise<void> {
  const { clock, network, recorder, course } = room
  const dice = room.chance.fork('report')
  for (let page = 1; clock.now() < course.minutes * minute; page += 1) {
    await clock.sleep((2 * page - 2 + 2 * dice.float()) * minute - clock.now())
    const { context, end } = recorder.open({
      service: 'report-builder',
      name: 'build page of morning report',
      spanKind: 'INTERNAL',
      parent: null,
    })
    const start = clock.now()
    const caller = { service: 'report-builder', peer: name, parent: context }
    await tracedCall(
      network,
      recorder,
      { ...caller, name: 'SELECT orders' },
      {
        port,
        method: 'GET',
        path: `/orders?page=${page}`,
      },
    )
    await clock.sleep(dice.around(14, 0.3))
    end('OK')
    const words = { page, 'server.address': name, 'duration.ms': Math.round(clock.now() - start) }
    recorder.log('report-builder', 'INFO', 'Page of the morning report built', words, context)
  }
}
