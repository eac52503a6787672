/** The client of an OpenAI-compatible endpoint: bounded, silent, and sure to ask once. */
import type { OpenAI } from 'openai'
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
  return new Client({
    baseURL: baseUrl,
    // Without one it would look into the environment; where there is none, none is sent.
    apiKey: apiKey ?? 'none',
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    // A second request could be a second charge.
    maxRetries: 0,
    // The signal ends it before.
    timeout: 10 * 60_000,
    logLevel: 'off',
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
  })
}
