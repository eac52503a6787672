/** Reads the configuration, starts the bot, stops it on a signal. */
import { startApp } from './app'
import { systemClock } from './clock'
import { ConfigError, readConfig } from './config'
import { createLog } from './log'
import { programPaths, version } from './paths'
import { stopOnSignals } from './signals'

async function main(): Promise<void> {
  const config = readConfig()
  const log = createLog(config.logLevel)
  const app = await startApp(config, {
    clock: systemClock,
    log,
    version: version(),
    places: [],
    platforms: [],
    paths: programPaths(),
    heartbeat: true,
  })
  log.info({ url: app.url, database: app.store.provider }, `Drill is ready at ${app.url}`)
  stopOnSignals(app.stop, log)
}

/** One sentence for whoever started it; the stack only where nothing better is known. */
function sayWhy(error: unknown): void {
  const known =
    error instanceof ConfigError ||
    (error instanceof Error && ['DataDirTaken', 'MigrationError'].includes(error.name))
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const text = inUse
    ? 'The port is taken by another program. Set PORT to a free one.'
    : known
      ? error.message
      : String(error instanceof Error ? error.stack : error)
  process.stderr.write(`${text}\n`)
}

main().catch((error: unknown) => {
  sayWhy(error)
  process.exit(1)
})
