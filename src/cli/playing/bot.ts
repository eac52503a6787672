/** The whole bot on this machine, for a program that plays drills with it. */
import { type App, startApp } from '../../app'
import type { Platform } from '../../chat/platform'
import type { Clock } from '../../clock'
import { createLog } from '../../log'
import { programPaths } from '../../paths'

interface Given {
  dataDir: string
  databaseUrl: string | null
  clock: Clock
  place: Platform
}

/** Starts it on any free port, with `place` as its only place; only warnings are logged. */
export function startBot({ dataDir, databaseUrl, clock, place }: Given): Promise<App> {
  const config = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: null,
    dataDir,
    databaseUrl,
    quickChartUrl: null,
    scenariosDir: null,
    otlpEndpoint: null,
    prometheusAllow: [],
    ai: null,
    slack: null,
    teams: null,
    localPage: false,
    encryptionKey: null,
    logLevel: 'warn',
  } as const
  return startApp(config, {
    clock,
    log: createLog('warn'),
    platforms: [place],
    paths: programPaths(),
    heartbeat: true,
  })
}
