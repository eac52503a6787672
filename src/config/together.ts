import { isNearby, type Variable } from './variables'

/** What is wrong with one variable, to be said after its name. */
export interface Fault {
  variable: Variable
  message: string
}

type Given = Readonly<Partial<Record<Variable, string>>>

/** Faults that only several variables show together: half-made and contradictory configurations. */
export function faultsTogether(given: Given): Fault[] {
  return [...slack(given), ...teams(given), ...model(given)]
}

function slack(given: Given): Fault[] {
  const has = (variable: Variable) => given[variable] !== undefined
  const faults: Fault[] = []
  const missing = (variable: Variable, why: string) => {
    if (!has(variable)) faults.push({ variable, message: `is missing: ${why}` })
  }
  const oauth = (['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const).find(
    has,
  )
  if (oauth !== undefined) {
    const why = `installing in many workspaces (${oauth} is set) needs it`
    missing('SLACK_CLIENT_ID', why)
    missing('SLACK_CLIENT_SECRET', why)
    missing('SLACK_STATE_SECRET', why)
    missing('SLACK_SIGNING_SECRET', why)
    for (const variable of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'] as const) {
      const message = `is for one workspace and ${oauth} for many, so only one of them can be set`
      if (has(variable)) faults.push({ variable, message })
    }
    return faults
  }
  const one = (
    ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'] as const
  ).find(has)
  if (one === undefined) return []
  missing('SLACK_BOT_TOKEN', `${one} is set, and Slack cannot be spoken to without a bot token`)
  if (!has('SLACK_APP_TOKEN')) {
    missing('SLACK_SIGNING_SECRET', `${one} needs it, or SLACK_APP_TOKEN for Socket Mode`)
  }
  return faults
}

function teams(given: Given): Fault[] {
  const has = (variable: Variable) => given[variable] !== undefined
  const set = teamsVariables.find(has)
  if (set === undefined) return []
  const faults: Fault[] = []
  const missing = (variable: Variable, why: string) => {
    if (!has(variable)) faults.push({ variable, message: `is missing: ${why}` })
  }
  missing('MicrosoftAppId', `${set} is set, and without an id anybody could speak as Teams`)
  missing('MicrosoftAppType', 'set it to SingleTenant or UserAssignedMSI')
  missing('MicrosoftAppTenantId', 'the bot answers to one tenant only')
  if (has('CertificateThumbprint')) missing('CertificatePrivateKey', 'the thumbprint needs it')
  if (has('CertificatePrivateKey')) missing('CertificateThumbprint', 'the private key needs it')
  const certificate = has('CertificateThumbprint') || has('CertificatePrivateKey')
  if (given.MicrosoftAppType === 'SingleTenant' && !certificate) {
    missing('MicrosoftAppPassword', 'SingleTenant needs it, or a certificate')
  }
  if (has('MicrosoftAppPassword') && given.MicrosoftAppType === 'UserAssignedMSI') {
    const message = 'must be unset with UserAssignedMSI, which has no password'
    faults.push({ variable: 'MicrosoftAppPassword', message })
  } else if (has('MicrosoftAppPassword') && certificate) {
    const message = 'and a certificate are two ways to sign in, so only one of them can be set'
    faults.push({ variable: 'MicrosoftAppPassword', message })
  }
  return faults
}

function model(given: Given): Fault[] {
  const faults: Fault[] = []
  const { AI_BASE_URL: address, AI_MODEL: name, AI_API_KEY: key } = given
  if (address === undefined && (name ?? key) !== undefined) {
    faults.push({
      variable: 'AI_BASE_URL',
      message: 'is missing: a language model needs an address',
    })
  }
  if (name === undefined && (address ?? key) !== undefined) {
    faults.push({ variable: 'AI_MODEL', message: 'is missing: say which model to ask' })
  }
  if (address !== undefined && key !== undefined && isReadableOnItsWay(address)) {
    const message =
      'must be https:// where a key is sent (http:// only on loopback and in a network of your own)'
    faults.push({ variable: 'AI_BASE_URL', message })
  }
  return faults
}

/** Which of Microsoft's clouds, or whose own. */
export const cloudVariables = [
  'ChannelService',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromChannelTokenIssuer',
  'ToChannelFromBotOAuthScope',
  'ToChannelFromBotLoginUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'OAuthUrl',
  'CallerId',
  'ValidateAuthority',
] as const satisfies readonly Variable[]
export type CloudVariable = (typeof cloudVariables)[number]

const teamsVariables = [
  'MicrosoftAppId',
  'MicrosoftAppPassword',
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
  'CertificateThumbprint',
  'CertificatePrivateKey',
  ...cloudVariables,
] as const

function isReadableOnItsWay(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && !isNearby(hostname)
}
