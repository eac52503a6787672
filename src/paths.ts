/** Where the built program finds what lies beside it. Everything is bundled into `dist`. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const packageFile = z.object({ version: z.string() })
const root = new URL('../', import.meta.url)

export function programPaths(): { migrations: string; chartWorker: string } {
  return {
    migrations: fileURLToPath(new URL('prisma/migrations', root)),
    chartWorker: fileURLToPath(new URL('dist/worker.js', root)),
  }
}

export function version(): string {
  return packageFile.parse(JSON.parse(readFileSync(new URL('package.json', root), 'utf8'))).version
}
