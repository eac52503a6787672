/** Reads the configuration, starts the bot, stops it on a signal. */
import { startApp } from './app'
import { systemClock } from './clock'
import { readConfig } from './config'
import { createLog } from './log'
import { programPaths } from './paths'
import { stopOnSignals } from './signals'
import { whyNotStarted } from './start-failure'

async function main(): Promise<void> {
  const config = readConfig()
  const log = createLog(config.logLevel)
  const app = await startApp(config, {
    clock: systemClock,
    log,
    platforms: [],
    paths: programPaths(),
    heartbeat: true,
    evidence: true,
  })
  log.info({ url: app.url, database: app.store.provider }, `Drill is ready at ${app.url}`)
  stopOnSignals(app.stop, log)
}

main().catch((error: unknown) => {
  process.stderr.write(`${whyNotStarted(error)}\n`)
  process.exit(1)
})
