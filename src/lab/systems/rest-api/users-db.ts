/** users-db: a real SQLite database, a round trip away on the run's clock, behind a pool of connections. */
import Database from 'libsql'
import { z } from 'zod'
import type { Chance } from '../../chance'
import type { Recorder, SpanContext } from '../../evidence/recorder'
import type { LabClock } from '../../virtual/clock'
import { createWorkers } from '../microservices/workers'
import type { Choices } from './choices'
import type { Tenant } from './load'

const userRow = z.object({ id: z.number(), tenant: z.number(), name: z.string() })
export type UserRow = z.infer<typeof userRow>
const idRows = z.array(userRow.pick({ id: true }))
const userRows = z.array(userRow)
const planRow = z.object({ detail: z.string() })

/** ms there and back, ± the share of it. */
const roundTrip = 8
const spread = 0.2
/** ms for a row that is looked at, so that a small table shows what a large one would. */
const perRowScanned = 0.0004
/** ms from which a statement goes into the slow-query log. */
const slow = 50

export interface UsersDb {
  /** For a request: counts its statements. */
  session(chance: Chance, parent: SpanContext | null): UsersDbSession
  /** Statements that were slow. */
  slowStatements(): number
  connectionsInUse(): number
  close(): void
}

export interface UsersDbSession {
  idsOf(tenant: number, limit: number | null): Promise<number[]>
  /** null = there is none. */
  one(id: number): Promise<UserRow | null>
  /** In the order of the ids. */
  many(ids: readonly number[]): Promise<UserRow[]>
  statements(): number
}

interface Parts {
  clock: LabClock
  recorder: Recorder
  choices: Choices
  tenants: readonly Tenant[]
}

export function openUsersDb({ clock, recorder, choices, tenants }: Parts): UsersDb {
  const db = new Database(':memory:')
  db.exec(
    'CREATE TABLE users (id INTEGER PRIMARY KEY, tenant INTEGER NOT NULL, name TEXT NOT NULL)',
  )
  if (choices.index === 'on') db.exec('CREATE INDEX users_by_tenant ON users (tenant)')
  fill(db, tenants)
  const rows = tenants.reduce((sum, { users }) => sum + users.length, 0)
  const connections = createWorkers(Number(choices.pool))
  const prepared = new Map<string, { statement: Database.Statement; isScan: boolean }>()
  let slowOnes = 0

  function prepare(sql: string) {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const plan = z.array(planRow).parse(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all())
    const isScan = plan.some(({ detail }) => detail.startsWith('SCAN'))
    const made = { statement: db.prepare(sql), isScan }
    prepared.set(sql, made)
    return made
  }

  function session(chance: Chance, parent: SpanContext | null): UsersDbSession {
    let statements = 0

    async function select(sql: string, values: readonly number[]): Promise<unknown[]> {
      statements += 1
      const asked = clock.now()
      return connections.use(async () => {
        const started = clock.now()
        const span =
          parent === null
            ? null
            : recorder.open({
                service: 'users-api',
                name: 'SELECT users',
                spanKind: 'CLIENT',
                parent,
                attributes: {
                  'db.system.name': 'postgresql',
                  'db.query.text': asWritten(sql),
                  'server.address': 'users-db',
                  'db.client.connection.wait_ms': Math.round((started - asked) * 1000) / 1000,
                },
              })
        const { statement, isScan } = prepare(sql)
        const scanned = isScan ? rows * perRowScanned : 0
        await clock.sleep(chance.around(roundTrip, spread) + scanned)
        const found = statement.all(...values)
        if (clock.now() - started >= slow) slowOnes += 1
        span?.end('OK', { 'db.response.returned_rows': found.length })
        return found
      })
    }

    return {
      statements: () => statements,
      async idsOf(tenant, limit) {
        const sql = 'SELECT id FROM users WHERE tenant = ? ORDER BY id LIMIT ?'
        const found = await select(sql, [tenant, limit ?? -1])
        return idRows.parse(found).map(({ id }) => id)
      },
      async one(id) {
        const found = await select('SELECT id, tenant, name FROM users WHERE id = ?', [id])
        return userRows.parse(found)[0] ?? null
      },
      async many(ids) {
        const marks = ids.map(() => '?').join(', ')
        const sql = `SELECT id, tenant, name FROM users WHERE id IN (${marks}) ORDER BY id`
        return userRows.parse(await select(sql, ids))
      },
    }
  }

  return {
    session,
    slowStatements: () => slowOnes,
    connectionsInUse: () => connections.busy(),
    close: () => void db.close(),
  }
}

/** As users-api writes it for the database that the world knows; SQLite stands for it here. */
function asWritten(sql: string): string {
  let place = 0
  return sql.replace(/\(\?(, \?)+\)/, '(?, …)').replace(/\?/g, () => `$${++place}`)
}

function fill(db: Database.Database, tenants: readonly Tenant[]): void {
  const insert = db.prepare('INSERT INTO users (id, tenant, name) VALUES (?, ?, ?)')
  db.exec('BEGIN')
  for (const { id: tenant, users } of tenants) {
    for (const id of users) insert.run(id, tenant, `user-${id}`)
  }
  db.exec('COMMIT')
}
