/** A message's id as the outbox keeps it: the conversation and the moment, so that one string finds it again. */

export interface Spot {
  /** C…, G… or, of a direct message, D…. */
  channel: string
  ts: string
}

const shape = /^([CDG][A-Z0-9]{1,30})\/(\d{1,12}\.\d{1,6})$/

export const idOf = ({ channel, ts }: Spot): string => `${channel}/${ts}`

/** Null = no id of a message in Slack. */
export function spotOf(id: string): Spot | null {
  const [, channel, ts] = shape.exec(id) ?? []
  return channel === undefined || ts === undefined ? null : { channel, ts }
}
