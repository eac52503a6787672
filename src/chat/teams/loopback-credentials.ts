/** Signs in at a token endpoint on this machine, which Bot Framework's own client refuses to do. */
import { AppCredentials, ServiceClientCredentialsFactory } from 'botframework-connector'
import { z } from 'zod'

/** Real ms. */
const timeout = 5_000

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() })

class LoopbackCredentials extends AppCredentials {
  constructor(
    appId: string,
    private readonly secret: string,
    private readonly login: string,
    scope: string | undefined,
  ) {
    super(appId, undefined, scope)
    // Kept for all of the process: another endpoint's token is another one.
    this.tokenCacheKey = `${appId} ${login} ${this.oAuthScope}`
  }

  protected override async refreshToken() {
    const response = await fetch(`${this.login}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: this.appId,
        client_secret: this.secret,
        scope: `${this.oAuthScope.replace(/\/\.default$/, '')}/.default`,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    })
    if (!response.ok) throw new Error(`The token endpoint answered ${response.status}.`)
    const { access_token, expires_in } = answer.parse(await response.json())
    return { accessToken: access_token, expiresOn: new Date(Date.now() + expires_in * 1_000) }
  }
}

export function loopbackCredentials(
  appId: string,
  secret: string,
): ServiceClientCredentialsFactory {
  class Factory extends ServiceClientCredentialsFactory {
    override async isValidAppId(id: string) {
      return id === appId
    }
    override async isAuthenticationDisabled() {
      return false
    }
    override async createCredentials(_appId: string, scope: string | undefined, login: string) {
      return new LoopbackCredentials(appId, secret, login.replace(/\/+$/, ''), scope)
    }
  }
  return new Factory()
}
