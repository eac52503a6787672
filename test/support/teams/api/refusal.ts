/** A no of the connector. */

export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** What the bot did that no bot may do; undefined = the world is so. */
    readonly why: string | undefined,
  ) {
    super(why ?? code)
    this.name = 'Refusal'
  }
}

export function refuse(status: number, code: string, why?: string): never {
  throw new Refusal(status, code, why)
}
