/** The client of an OpenAI-compatible endpoint: bounded, silent, and sure to ask once. */
import type { ClientOptions, OpenAI } from 'openai'
import { boundedFetch } from './bounded-fetch'

export interface ModelSettings {
  /** With the path at which `/chat/completions` lies. */
  baseUrl: string
  /** Null = it asks for none. */
  apiKey: string | null
  model: string
}

/** Loaded only where a model is asked. Nothing of it comes from the environment, and it tells no machine's name. */
export async function clientOf({ baseUrl, apiKey }: ModelSettings): Promise<OpenAI> {
  const { OpenAI: Client } = await import('openai')
  const options: ClientOptions = {
    // What is left out here the client would look for in the environment.
    baseURL: baseUrl,
    // It wants one; where there is none, none is sent.
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    // A second request could be a second charge.
    maxRetries: 0,
    // The signal ends it before.
    timeout: 10 * 60_000,
    fetch: boundedFetch,
    defaultHeaders: {
      ...(apiKey === null ? { Authorization: null } : {}),
      'User-Agent': null,
      'X-Stainless-Lang': null,
      'X-Stainless-Package-Version': null,
      'X-Stainless-OS': null,
      'X-Stainless-Arch': null,
      'X-Stainless-Runtime': null,
      'X-Stainless-Runtime-Version': null,
      'X-Stainless-Retry-Count': null,
      'X-Stainless-Timeout': null,
    },
  }
  return withoutHeadersOfTheEnvironment(() => new Client(options))
}

/** The client takes them while it is made, before those above, and has no option against it. */
function withoutHeadersOfTheEnvironment<T>(make: () => T): T {
  const name = 'OPENAI_CUSTOM_HEADERS'
  // biome-ignore lint/style/noProcessEnv: it is kept from the client, not read.
  const env = process.env
  const kept = env[name]
  delete env[name]
  try {
    return make()
  } finally {
    if (kept !== undefined) env[name] = kept
  }
}
