/** How a method says no. */

export interface RefusalDetails {
  /** What Slack would have refused in any world: it becomes a complaint. */
  why?: string
  /** For `response_metadata.messages`. */
  messages?: readonly string[]
  needed?: string
  provided?: string
}

export class Refusal extends Error {
  constructor(
    readonly error: string,
    readonly details: RefusalDetails = {},
  ) {
    super(details.why === undefined ? error : `${error}: ${details.why}`)
  }
}

/** `why` = the caller's own mistake, whatever the world is like. */
export function refuse(error: string, why?: string): never {
  throw new Refusal(error, why === undefined ? {} : { why })
}
