import { isIP } from 'node:net'
import { z } from 'zod'
import { logLevels } from '../log'

/**
 * Every variable that the bot knows, with the rule for its value alone. A message says what would be
 * right and never quotes the value, which may be a secret.
 */
export const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a port number from 0 to 65535')
    .optional(),
  HOST: text(isHost, 'must be an IP address or a host name, without a port'),
  PUBLIC_URL: text(
    isOrigin,
    'must be an http:// or https:// address without a path, such as https://drill.example.com',
  ),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: text(isPostgres, 'must start with postgres:// and name a host and a database'),

  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_BOT_TOKEN: text(
    startsWith('xoxb-', 'xoxe.xoxb-'),
    'must be a bot token, which starts with xoxb-',
  ),
  SLACK_APP_TOKEN: text(startsWith('xapp-'), 'must be an app-level token, which starts with xapp-'),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  SLACK_API_URL: httpAddress(),

  MicrosoftAppId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], 'must be SingleTenant or UserAssignedMSI')
    .optional(),
  MicrosoftAppTenantId: z.string().optional(),
  CertificateThumbprint: z.string().optional(),
  CertificatePrivateKey: z.string().optional(),
  ChannelService: safeAddress(),
  ToBotFromChannelOpenIdMetadataUrl: safeAddress(),
  ToBotFromChannelTokenIssuer: safeWord(),
  ToChannelFromBotOAuthScope: safeWord(),
  ToChannelFromBotLoginUrl: safeAddress(),
  ToBotFromEmulatorOpenIdMetadataUrl: safeAddress(),
  OAuthUrl: safeAddress(),
  CallerId: z.string().optional(),
  ValidateAuthority: z.enum(['true', 'false'], 'must be true or false').optional(),

  AI_BASE_URL: text(
    isBareAddress,
    'must be an http:// or https:// address without a user or a query, such as http://127.0.0.1:11434/v1',
  ),
  AI_API_KEY: text((key) => /^[\x21-\x7e]+$/.test(key), 'must be one word of plain characters'),
  AI_MODEL: text(
    (name) => name.length <= 200 && !/[\p{C}\p{Z}]/u.test(name),
    'must be the name of a model, at most 200 characters without a space',
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: text(
    (value) => isAddress(value) && isReadableUser(value),
    'must be an http:// or https:// address; a % in its user or password is written %25',
  ),
  QUICKCHART_URL: httpAddress(),
  SCENARIOS_DIR: z.string().optional(),
  PROMETHEUS_ALLOW: text(
    (list) => list.split(',').every((entry) => isAddress(entry.trim())),
    'must be addresses such as http://prometheus:9090, separated by commas',
  ),
  LOCAL_PAGE: z.enum(['on', 'off'], 'must be on or off').optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).optional(),
  ENCRYPTION_KEY: text(
    (key) => /^[\da-f]{64}$/i.test(key),
    'must be 32 bytes in hex, which is 64 characters; `openssl rand -hex 32` makes one',
  ),
})

export type Variables = z.infer<typeof variables>
export type Variable = keyof Variables

/** Whether a host, as a URL or a Host header spells it, is this machine itself. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}

/** Whether a host, as a URL spells it, is in a network of one's own: by its address or by a name that no one else has. */
export function isNearby(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  if (isLoopback(host)) return true
  if (isIP(name) === 4) return /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(name)
  if (isIP(name) === 6) return /^f[cd]|^fe[89ab]/.test(name)
  return !name.includes('.') || /\.(local|internal|lan|home\.arpa)$/.test(name)
}

function text(holds: (value: string) => boolean, message: string) {
  return z.string().refine(holds, message).optional()
}

function httpAddress() {
  return text((value) => isAddress(value), 'must be an http:// or https:// address')
}

/** What carries tokens or keys must be encrypted on its way. */
function safeAddress() {
  return text(
    (value) => isAddress(value) && isSafe(value),
    'must be an https:// address (http:// only on loopback)',
  )
}

/** A name that mostly is an address. */
function safeWord() {
  return text(
    (value) => !URL.canParse(value) || isSafe(value),
    'may be an http:// address only on loopback',
  )
}

function isSafe(value: string): boolean {
  const url = new URL(value)
  return url.protocol !== 'http:' || isLoopback(url.hostname)
}

function isAddress(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}

/** Whether the name and the password in an address can be told: %40 stands for a sign, a % alone for none. */
function isReadableUser(value: string): boolean {
  const { username, password } = new URL(value)
  try {
    return typeof decodeURIComponent(username + password) === 'string'
  } catch {
    return false
  }
}

function isBareAddress(value: string): boolean {
  if (!isAddress(value)) return false
  const { username, password, search, hash } = new URL(value)
  return [username, password, search, hash].every((part) => part === '')
}

function isOrigin(value: string): boolean {
  if (!isAddress(value)) return false
  const url = new URL(value)
  return `${url.origin}/` === url.href
}

function isPostgres(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1
}

function isHost(value: string): boolean {
  return isIP(value) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(value)
}

function startsWith(...starts: string[]) {
  return (value: string) => starts.some((start) => value.startsWith(start))
}
