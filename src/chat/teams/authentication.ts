/** Who may speak to the bot, and how it says who it is: Bot Framework's own checks and tokens. */
import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder'
import {
  AppCredentials,
  type BotFrameworkAuthentication,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector'
import type { TeamsConfig } from '../../config'
import { isLoopback } from '../../config/variables'
import { loopbackCredentials } from './loopback-credentials'

export interface Authentication {
  /** Checks what comes in. */
  framework: BotFrameworkAuthentication
  /** A token for what goes out; kept until it ends, unless `anew`. Rejects where none is given. */
  token(anew: boolean): Promise<string>
}

const usGovernment = 'https://botframework.azure.us'
const gate = 'https://login.microsoftonline.com'

/** What the framework leaves out as soon as one of them is set: the public cloud's, or the one's named by ChannelService. */
function defaults(channelService: string | undefined, tenantId: string) {
  const isGovernment = channelService === usGovernment
  const login = isGovernment ? 'https://login.microsoftonline.us' : gate
  const framework = isGovernment ? usGovernment : 'https://api.botframework.com'
  const keys = isGovernment
    ? 'https://login.botframework.azure.us'
    : 'https://login.botframework.com'
  return {
    ValidateAuthority: 'true',
    ToChannelFromBotLoginUrl: `${login}/${tenantId}`,
    ToChannelFromBotOAuthScope: framework,
    ToBotFromChannelTokenIssuer: framework,
    OAuthUrl: isGovernment
      ? 'https://tokengcch.botframework.azure.us'
      : 'https://token.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: `${keys}/v1/.well-known/openidconfiguration`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${login}/${tenantId}/v2.0/.well-known/openid-configuration`,
  }
}

export function createAuthentication(settings: TeamsConfig): Authentication {
  const { appId, tenantId, cloud } = settings
  const { ChannelService: channelService, ...own } = cloud
  const all = { ...defaults(channelService, tenantId), ...own }
  const factory = factoryOf(settings, all.ToChannelFromBotLoginUrl)
  const isPlain = Object.keys(own).length === 0
  const framework = new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      ...(channelService === undefined ? {} : { ChannelService: channelService }),
      ...(isPlain ? {} : all),
    },
    factory,
  )
  return {
    framework,
    token: async (anew) => {
      const credentials = await factory.createCredentials(
        appId,
        all.ToChannelFromBotOAuthScope,
        all.ToChannelFromBotLoginUrl,
        all.ValidateAuthority === 'true',
      )
      if (!(credentials instanceof AppCredentials)) throw new Error('No credentials of an app.')
      return credentials.getToken(anew)
    },
  }
}

function factoryOf(
  { appId, tenantId, credential }: TeamsConfig,
  loginUrl: string,
): ServiceClientCredentialsFactory {
  // The framework's client signs in over https only, at hosts that it knows.
  if (credential.kind === 'secret' && isLoopback(new URL(loginUrl).hostname))
    return loopbackCredentials(appId, credential.secret)
  const common = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId }
  switch (credential.kind) {
    case 'secret':
      return new ConfigurationServiceClientCredentialFactory({
        ...common,
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppPassword: credential.secret,
      })
    case 'certificate':
      return new ConfigurationServiceClientCredentialFactory({
        ...common,
        MicrosoftAppType: 'SingleTenant',
        CertificateThumbprint: credential.thumbprint,
        CertificatePrivateKey: credential.privateKey,
      })
    case 'managed-identity':
      return new ConfigurationServiceClientCredentialFactory({
        ...common,
        MicrosoftAppType: 'UserAssignedMSI',
      })
    default:
      return credential satisfies never
  }
}
