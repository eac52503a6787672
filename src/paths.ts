/** Where the built program finds what lies beside it. Everything is bundled into `dist`. */
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)

export function programPaths(): {
  migrations: string
  chartWorker: string
  labChild: string
  labEvidence: string
  typesetting: string
  page: string
} {
  return {
    migrations: fileURLToPath(new URL('prisma/migrations', root)),
    chartWorker: fileURLToPath(new URL('dist/worker.js', root)),
    labChild: fileURLToPath(new URL('dist/lab-child.js', root)),
    labEvidence: fileURLToPath(new URL('dist/lab-evidence.js', root)),
    typesetting: fileURLToPath(new URL('dist/typesetting.js', root)),
    page: fileURLToPath(new URL('dist/page', root)),
  }
}
