import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../src/config'

type Env = Record<string, string>

function refusal(env: Env): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.sentences
    throw error
  }
  throw new Error('The configuration was accepted.')
}

/** The sentence about one variable; exactly one must be there. */
function about(variable: string, env: Env): string {
  const sentences = refusal(env).filter((sentence) => sentence.startsWith(`${variable} `))
  expect(sentences).toHaveLength(1)
  return sentences[0] ?? ''
}

const slack = { SLACK_BOT_TOKEN: 'xoxb-1-s3cret', SLACK_SIGNING_SECRET: 's3cret' }
const teams = {
  MicrosoftAppId: 'app',
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: 'tenant',
  MicrosoftAppPassword: 's3cret',
}

test('needs nothing', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    dataDir: resolve('data'),
    databaseUrl: null,
    quickChartUrl: null,
    scenariosDir: null,
    otlpEndpoint: null,
    prometheusAllow: [],
    slack: null,
    teams: null,
    ai: null,
    localPage: true,
    encryptionKey: null,
    logLevel: 'info',
  })
})

test('takes an empty string or spaces for unset', () => {
  expect(readConfig({ PORT: '', HOST: ' ', SLACK_BOT_TOKEN: '', MicrosoftAppId: '' })).toEqual(
    readConfig({}),
  )
})

test('reads what is set', () => {
  const config = readConfig({
    PORT: '8080',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://Drill.example.com/',
    DATA_DIR: '/var/lib/drill',
    DATABASE_URL: 'postgres://u:p@db:5432/drill',
    QUICKCHART_URL: 'http://charts:3400',
    SCENARIOS_DIR: './scenarios',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318',
    PROMETHEUS_ALLOW: 'http://prometheus:9090, https://metrics.example.com/team-a/',
    LOG_LEVEL: 'warn',
    ENCRYPTION_KEY: 'ab'.repeat(32),
    UNKNOWN: 'left alone',
  })
  expect(config).toEqual({
    host: '0.0.0.0',
    port: 8080,
    publicUrl: 'https://drill.example.com',
    dataDir: '/var/lib/drill',
    databaseUrl: 'postgres://u:p@db:5432/drill',
    quickChartUrl: 'http://charts:3400',
    scenariosDir: resolve('scenarios'),
    otlpEndpoint: 'http://collector:4318',
    prometheusAllow: ['http://prometheus:9090', 'https://metrics.example.com/team-a/'],
    slack: null,
    teams: null,
    ai: null,
    localPage: false,
    encryptionKey: 'ab'.repeat(32),
    logLevel: 'warn',
  })
})

test('shows the page beyond loopback only when that is said out loud', () => {
  expect(readConfig({ HOST: '0.0.0.0' }).localPage).toBe(false)
  expect(readConfig({ HOST: '0.0.0.0', LOCAL_PAGE: 'on' }).localPage).toBe(true)
  expect(readConfig({ HOST: '::1' }).localPage).toBe(true)
  expect(readConfig({ LOCAL_PAGE: 'off' }).localPage).toBe(false)
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80a'],
  ['HOST', 'http://x'],
  ['HOST', 'localhost:3000'],
  ['PUBLIC_URL', 'drill.test'],
  ['PUBLIC_URL', 'ftp://drill.example.com'],
  ['PUBLIC_URL', 'https://drill.example.com/path'],
  ['PUBLIC_URL', 'https://user:s3cret@drill.example.com'],
  ['DATABASE_URL', 'mysql://u:s3cret@db/drill'],
  ['DATABASE_URL', 'postgres://db-only'],
  ['DATABASE_URL', './file.db'],
  ['LOG_LEVEL', 'loud'],
  ['LOCAL_PAGE', 'yes'],
  ['QUICKCHART_URL', 'charts:3400'],
  ['ENCRYPTION_KEY', 'ab'.repeat(31)],
  ['ENCRYPTION_KEY', 'zz'.repeat(32)],
  ['SLACK_BOT_TOKEN', 'xoxp-s3cret'],
  ['SLACK_APP_TOKEN', 'xoxb-s3cret'],
  ['SLACK_API_URL', 'slack'],
  ['MicrosoftAppType', 'MultiTenant'],
  ['ValidateAuthority', 'maybe'],
  ['OAuthUrl', 'http://login.example.com'],
  ['ChannelService', 'http://botframework.azure.us'],
  ['ToBotFromChannelTokenIssuer', 'http://issuer.example.com'],
  ['AI_BASE_URL', 'model'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://me:50%off@collector:4318'],
  ['PROMETHEUS_ALLOW', 'http://prometheus:9090, nowhere'],
])('refuses %s=%s by name and without its value', (variable, value) => {
  const sentence = about(variable, { [variable]: value })
  expect(sentence).toMatch(/^\w+ (must|may) .*\.$/)
  expect(sentence).not.toContain(value)
  expect(refusal({ [variable]: value }).join()).not.toContain('s3cret')
})

test('tells every fault at once, one sentence a variable', () => {
  const sentences = refusal({ PORT: 'x', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'wrong' })
  expect(sentences.map((sentence) => sentence.split(' ')[0])).toEqual([
    'PORT',
    'SLACK_BOT_TOKEN',
    'LOG_LEVEL',
    'SLACK_SIGNING_SECRET',
  ])
})

test.each<[missing: string, env: Env]>([
  ['SLACK_SIGNING_SECRET', { SLACK_BOT_TOKEN: 'xoxb-1' }],
  ['SLACK_BOT_TOKEN', { SLACK_SIGNING_SECRET: 'x' }],
  ['SLACK_BOT_TOKEN', { SLACK_APP_TOKEN: 'xapp-1' }],
  ['SLACK_BOT_TOKEN', { SLACK_API_URL: 'http://127.0.0.1:1/api/' }],
  ['SLACK_CLIENT_SECRET', { SLACK_CLIENT_ID: '1' }],
  ['SLACK_STATE_SECRET', { SLACK_CLIENT_ID: '1' }],
  ['SLACK_SIGNING_SECRET', { SLACK_CLIENT_ID: '1' }],
  ['SLACK_CLIENT_ID', { SLACK_STATE_SECRET: '1' }],
  ['MicrosoftAppType', { MicrosoftAppId: 'app' }],
  ['MicrosoftAppTenantId', { MicrosoftAppId: 'app', MicrosoftAppType: 'UserAssignedMSI' }],
  ['MicrosoftAppPassword', { MicrosoftAppId: 'app', MicrosoftAppType: 'SingleTenant' }],
  ['MicrosoftAppId', { MicrosoftAppPassword: 'x' }],
  ['MicrosoftAppId', { OAuthUrl: 'https://login.example.com' }],
  ['CertificatePrivateKey', { ...teams, CertificateThumbprint: 'x' }],
  ['CertificateThumbprint', { ...teams, CertificatePrivateKey: 'x' }],
  ['AI_MODEL', { AI_BASE_URL: 'http://127.0.0.1:1/v1' }],
  ['AI_BASE_URL', { AI_API_KEY: 'x', AI_MODEL: 'm' }],
])('says that %s is missing', (missing, env) => {
  expect(about(missing, env)).toContain(`${missing} is missing: `)
})

test.each<[variable: string, env: Env]>([
  ['SLACK_BOT_TOKEN', { ...slack, SLACK_CLIENT_ID: '1' }],
  ['MicrosoftAppPassword', { ...teams, MicrosoftAppType: 'UserAssignedMSI' }],
  ['MicrosoftAppPassword', { ...teams, CertificateThumbprint: 'x', CertificatePrivateKey: 'x' }],
])('says that %s contradicts the rest', (variable, env) => {
  expect(about(variable, env)).toMatch(/only one of them|must be unset/)
})

test('http is taken on loopback, and nowhere else', () => {
  const local = { ...teams, OAuthUrl: 'http://localhost:5000', CallerId: 'urn:x' }
  expect(readConfig(local).teams?.cloud).toEqual({
    OAuthUrl: 'http://localhost:5000',
    CallerId: 'urn:x',
  })
  expect(about('OAuthUrl', { ...teams, OAuthUrl: 'http://example.com' })).toContain('https')
})

test('a language model needs an address and a name, and a key only where it asks for one', () => {
  const local = { AI_BASE_URL: 'http://127.0.0.1:11434/v1', AI_MODEL: 'qwen3:8b' }
  expect(readConfig(local).ai).toEqual({
    baseUrl: 'http://127.0.0.1:11434/v1',
    apiKey: null,
    model: 'qwen3:8b',
  })
  const hosted = { AI_BASE_URL: 'https://models.example/v1', AI_MODEL: 'm', AI_API_KEY: 'sk-1' }
  expect(readConfig(hosted).ai?.apiKey).toBe('sk-1')
})

test('a key for a language model goes by http only where nobody else can read it', () => {
  const at = (AI_BASE_URL: string) => ({ AI_BASE_URL, AI_MODEL: 'm', AI_API_KEY: 'sk-1' })
  for (const host of [
    'localhost',
    '10.1.2.3',
    '192.168.0.9',
    '172.20.0.1',
    'ollama',
    'gpu.lan',
    '[fd00::1]',
  ])
    expect(readConfig(at(`http://${host}:8000/v1`)).ai?.apiKey).toBe('sk-1')
  for (const host of ['models.example', '172.32.0.1', '8.8.8.8', '[2001:db8::1]'])
    expect(about('AI_BASE_URL', at(`http://${host}/v1`))).toContain('https')
  expect(
    readConfig({ AI_BASE_URL: 'http://models.example/v1', AI_MODEL: 'm' }).ai?.apiKey,
  ).toBeNull()
})

test.each([
  ['AI_BASE_URL', 'https://user:pass@models.example/v1'],
  ['AI_BASE_URL', 'https://models.example/v1?key=1'],
  ['AI_MODEL', 'two words'],
  ['AI_MODEL', 'm'.repeat(201)],
  ['AI_API_KEY', 'line\nbreak'],
])('refuses %s=%s', (variable, value) => {
  const env = { AI_BASE_URL: 'https://models.example/v1', AI_MODEL: 'm', AI_API_KEY: 'k' }
  expect(about(variable, { ...env, [variable]: value })).not.toContain(value)
})

test('Teams is listened to on every address, and takes the place of the page', () => {
  const config = readConfig(teams)
  expect(config.teams).toEqual({
    appId: 'app',
    tenantId: 'tenant',
    credential: { kind: 'secret', secret: 's3cret' },
    cloud: {},
  })
  expect(config).toMatchObject({ host: '0.0.0.0', localPage: false })
  expect(readConfig({ ...teams, LOCAL_PAGE: 'on' }).localPage).toBe(true)
})

test('Teams signs in by a certificate or a managed identity, and knows other clouds by their names', () => {
  const { MicrosoftAppPassword: _, ...rest } = teams
  const key = '-----BEGIN PRIVATE KEY-----\\nx\\n-----END PRIVATE KEY-----'
  const certified = { ...rest, CertificateThumbprint: 'AB', CertificatePrivateKey: key }
  expect(readConfig(certified).teams?.credential).toEqual({
    kind: 'certificate',
    thumbprint: 'AB',
    privateKey: '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----',
  })
  const managed = { ...rest, MicrosoftAppType: 'UserAssignedMSI' }
  expect(readConfig(managed).teams?.credential).toEqual({ kind: 'managed-identity' })
  const cloud = { ChannelService: 'https://botframework.azure.us', ValidateAuthority: 'true' }
  expect(readConfig({ ...teams, ...cloud }).teams?.cloud).toEqual(cloud)
})

test('Slack over HTTP is listened to on every address, and takes the place of the page', () => {
  const config = readConfig(slack)
  expect(config.slack).toEqual({
    botToken: 'xoxb-1-s3cret',
    signingSecret: 's3cret',
    appToken: null,
    apiUrl: null,
  })
  expect(config).toMatchObject({ host: '0.0.0.0', localPage: false })
  expect(readConfig({ ...slack, HOST: '127.0.0.1' })).toMatchObject({ localPage: false })
  expect(readConfig({ ...slack, LOCAL_PAGE: 'on' }).localPage).toBe(true)
})

test('Slack in Socket Mode needs no signing secret', () => {
  const { slack: read } = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' })
  expect(read).toMatchObject({ appToken: 'xapp-1', signingSecret: null })
})

test('many workspaces are not there yet, and the start says so', () => {
  const oauth = {
    SLACK_CLIENT_ID: '1',
    SLACK_CLIENT_SECRET: '2',
    SLACK_STATE_SECRET: '3',
    SLACK_SIGNING_SECRET: '4',
  }
  expect(about('SLACK_CLIENT_ID', oauth)).toMatch(/many workspaces.* not .* yet/)
})
