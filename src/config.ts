import { resolve } from 'node:path'
import { type CloudVariable, cloudVariables, type Fault, faultsTogether } from './config/together'
import { isLoopback, type Variable, type Variables, variables } from './config/variables'
import type { LogLevel } from './log'

export interface Config {
  host: string
  /** 0 = any free one. */
  port: number
  /** How the world reaches it: an origin without a slash at its end; null = only through `host`. */
  publicUrl: string | null
  /** Absolute folder of what the bot keeps. */
  dataDir: string
  /** Postgres; null = SQLite in `dataDir`. */
  databaseUrl: string | null
  /** A QuickChart server; null = the embedded one. */
  quickChartUrl: string | null
  /** Absolute folder of scenario files of one's own; null = only those that come with the drill. */
  scenariosDir: string | null
  /** Where evidence goes, as a base address of OTLP over HTTP; null = nowhere. May hold a password. */
  otlpEndpoint: string | null
  /** Addresses that `measure` may ask, each with all that lies below it. May hold passwords. */
  prometheusAllow: readonly string[]
  /** Null = nobody talks in Slack. */
  slack: SlackConfig | null
  /** Null = nobody talks in Teams. */
  teams: TeamsConfig | null
  /** Null = the built-in adviser: nothing leaves. */
  ai: ModelConfig | null
  localPage: boolean
  /** 64 hex characters; null = the one kept in `dataDir`. */
  encryptionKey: string | null
  logLevel: LogLevel
}

/** One workspace, by its token. */
export interface SlackConfig {
  botToken: string
  /** What requests over HTTP are signed with; null = only Socket Mode. */
  signingSecret: string | null
  /** Opens Socket Mode, which then takes the place of HTTP; null = HTTP. */
  appToken: string | null
  /** Another Web API than Slack's own. */
  apiUrl: string | null
}

/** One tenant's bot. */
export interface TeamsConfig {
  appId: string
  tenantId: string
  credential:
    | { kind: 'secret'; secret: string }
    | { kind: 'certificate'; thumbprint: string; privateKey: string }
    | { kind: 'managed-identity' }
  /** Bot Framework's own variables of clouds other than the public one, by their names, as they are. */
  cloud: Readonly<Partial<Record<CloudVariable, string>>>
}

/** A language model behind any OpenAI-compatible endpoint. */
export interface ModelConfig {
  /** With the path at which `/chat/completions` lies. */
  baseUrl: string
  /** Null = the server asks for none. */
  apiKey: string | null
  model: string
}

/** The environment asks for something that cannot be; one sentence a variable, none with a value in it. */
export class ConfigError extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'ConfigError'
  }
}

const oneWorkspace =
  'asks for many workspaces, which this version does not serve yet; unset it and set SLACK_BOT_TOKEN to start'

/** What is understood but not there yet: better no start than a bot that quietly does without. */
const notYet: Partial<Record<Variable, string>> = {
  SLACK_CLIENT_ID: oneWorkspace,
  SLACK_CLIENT_SECRET: oneWorkspace,
  SLACK_STATE_SECRET: oneWorkspace,
}

/**
 * Reads and checks the environment; an empty string counts as unset. Throws ConfigError with every
 * fault at once.
 */
export function readConfig(env: Readonly<NodeJS.ProcessEnv> = process.env): Config {
  const given: Partial<Record<Variable, string>> = {}
  for (const variable of variables.keyof().options) {
    const value = env[variable]?.trim()
    if (value !== undefined && value !== '') given[variable] = value
  }
  const parsed = variables.safeParse(given)
  const faults = [...(parsed.success ? [] : alone(parsed.error.issues)), ...faultsTogether(given)]
  for (const variable of variables.keyof().options) {
    const message = notYet[variable]
    if (message !== undefined && given[variable] !== undefined) faults.push({ variable, message })
  }
  if (!parsed.success || faults.length > 0) throw new ConfigError(sentences(faults))
  return settle(parsed.data)
}

function settle(read: Variables): Config {
  const slack = slackOf(read)
  const teams = teamsOf(read)
  const isAlone = slack === null && teams === null
  // They come in from outside.
  const host = read.HOST ?? (isAlone ? '127.0.0.1' : '0.0.0.0')
  return {
    host,
    port: read.PORT ?? 3000,
    publicUrl: read.PUBLIC_URL === undefined ? null : new URL(read.PUBLIC_URL).origin,
    dataDir: resolve(read.DATA_DIR ?? './data'),
    databaseUrl: read.DATABASE_URL ?? null,
    quickChartUrl: read.QUICKCHART_URL ?? null,
    scenariosDir: read.SCENARIOS_DIR === undefined ? null : resolve(read.SCENARIOS_DIR),
    otlpEndpoint: read.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    prometheusAllow: (read.PROMETHEUS_ALLOW ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
    // Whoever opens the machine to others must ask for the page by name.
    slack,
    teams,
    ai: modelOf(read),
    localPage:
      read.LOCAL_PAGE === undefined ? isAlone && isLoopback(host) : read.LOCAL_PAGE === 'on',
    encryptionKey: read.ENCRYPTION_KEY ?? null,
    logLevel: read.LOG_LEVEL ?? 'info',
  }
}

function slackOf(read: Variables): SlackConfig | null {
  if (read.SLACK_BOT_TOKEN === undefined) return null
  return {
    botToken: read.SLACK_BOT_TOKEN,
    signingSecret: read.SLACK_SIGNING_SECRET ?? null,
    appToken: read.SLACK_APP_TOKEN ?? null,
    apiUrl: read.SLACK_API_URL ?? null,
  }
}

function teamsOf(read: Variables): TeamsConfig | null {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId } = read
  if (appId === undefined || tenantId === undefined) return null
  const cloud = Object.fromEntries(
    cloudVariables.flatMap((variable) => {
      const value = read[variable]
      return value === undefined ? [] : [[variable, value]]
    }),
  )
  return { appId, tenantId, credential: credentialOf(read), cloud }
}

function credentialOf(read: Variables): TeamsConfig['credential'] {
  const { CertificateThumbprint: thumbprint, CertificatePrivateKey: privateKey } = read
  if (thumbprint !== undefined && privateKey !== undefined)
    // In an environment a key's line ends are often written out.
    return { kind: 'certificate', thumbprint, privateKey: privateKey.replaceAll('\\n', '\n') }
  if (read.MicrosoftAppPassword !== undefined)
    return { kind: 'secret', secret: read.MicrosoftAppPassword }
  return { kind: 'managed-identity' }
}

function modelOf(read: Variables): ModelConfig | null {
  const { AI_BASE_URL: baseUrl, AI_MODEL: model, AI_API_KEY: apiKey } = read
  if (baseUrl === undefined || model === undefined) return null
  return { baseUrl, apiKey: apiKey ?? null, model }
}

function alone(issues: readonly { path: readonly PropertyKey[]; message: string }[]): Fault[] {
  return issues.flatMap(({ path, message }) => {
    const variable = variables.keyof().safeParse(path[0])
    return variable.success ? [{ variable: variable.data, message }] : []
  })
}

/** One a variable, the first: what is wrong with its value counts more than what it asks for. */
function sentences(faults: readonly Fault[]): string[] {
  const first = new Map<Variable, string>()
  for (const { variable, message } of faults) {
    if (!first.has(variable)) first.set(variable, `${variable} ${message}.`)
  }
  return [...first.values()]
}
