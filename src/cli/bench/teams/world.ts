/** The tenant of the benchmark: what the peers, the connector and the load agree on. */
import type { TeamsConfig } from '../../../config'

export const appId = '11111111-2222-3333-4444-555555555555'
export const tenantId = '99999999-8888-7777-6666-555555555555'
const secret = 'a-secret-of-the-benchmark'
export const channelId = '19:night@thread.tacv2'
export const channelName = 'night-drill'
export const facilitatorId = '29:host'
export const messagesPath = '/api/messages'
/** On the connector: how many private answers have come. */
export const answeredPath = '/answered'
export const keyFile = 'public.jwk.json'
export const keyId = 'key-of-the-benchmark'

/** The people who speak, each by Teams' id. */
export const speakers: readonly string[] = Array.from({ length: 50 }, (_, i) => `29:speaker-${i}`)

export const issuerOf = (connector: string) => `${connector}/issuer`
export const serviceUrlOf = (connector: string) => `${connector}/amer/`

/** A bot whose Microsoft is the connector, at that origin. */
export const settingsFor = (connector: string): TeamsConfig => ({
  appId,
  tenantId,
  credential: { kind: 'secret', secret },
  cloud: {
    ToBotFromChannelOpenIdMetadataUrl: `${issuerOf(connector)}/.well-known/openidconfiguration`,
    ToBotFromChannelTokenIssuer: issuerOf(connector),
    ToChannelFromBotLoginUrl: `${connector}/login/${tenantId}`,
  },
})
