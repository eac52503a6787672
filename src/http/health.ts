import type { RouteInstaller } from './server'

/** What can be asked of the running bot. Each throws or rejects when there is no answer. */
export interface Probes {
  /** Asks the database for a sign of life. */
  ping(): Promise<void>
  /** Posts by what became of them. */
  countPosts(): Promise<{ waiting: number; held: number; refused: number; lost: number }>
}

type Readiness =
  | {
      ready: true
      database: 'ok'
      posts: { waiting: number; held: number; refused: number; lost: number }
    }
  | { ready: false; database: 'no answer' }

/** A database that takes longer is as good as gone for whoever waits (ms). */
const patience = 2000

/** Asks both probes; no error gets through, as it may name hosts and users. */
async function askReadiness({ ping, countPosts }: Probes): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), patience)
  })
  try {
    const posts = await Promise.race([ping().then(countPosts), late])
    if (posts === 'late') return { ready: false, database: 'no answer' }
    const { waiting, held, refused, lost } = posts
    return { ready: true, database: 'ok', posts: { waiting, held, refused, lost } }
  } catch {
    return { ready: false, database: 'no answer' }
  } finally {
    clearTimeout(timer)
  }
}

/** `/healthz`: the process is alive. `/readyz`: it can work, else 503. */
export function healthRoutes(probes: Probes): RouteInstaller {
  return (app) => {
    app.get('/healthz', async () => ({ alive: true }))
    app.get('/readyz', async (_, reply) => {
      const readiness = await askReadiness(probes)
      return reply.code(readiness.ready ? 200 : 503).send(readiness)
    })
  }
}
