/** A message's id as the outbox keeps it: one string that finds it again. */

export interface Spot {
  /** Teams' conversation, without the thread. */
  conversation: string
  /** Teams' own id of the message. */
  activity: string
  /** The one who can see it, where it stands among others' messages; null = all of the conversation. */
  reader: string | null
}

const between = ' '

/** Ids of Teams' have no blanks. */
export const idOf = ({ conversation, activity, reader }: Spot): string =>
  [conversation, activity, ...(reader === null ? [] : [reader])].join(between)

/** Null = no id of a message in Teams. */
export function spotOf(id: string): Spot | null {
  const [conversation, activity, reader, more] = id.split(between)
  if (!conversation || !activity || more !== undefined) return null
  return { conversation, activity, reader: reader ?? null }
}

/** Only a team's channels have threads: chats show every message below the last one. */
const hasThreads = (conversation: string) => /^19:.+@thread\.(tacv2|skype)$/.test(conversation)

/** The conversation without the thread that Teams hangs on its id. */
export const rootOf = (conversation: string): string => conversation.replace(/;messageid=.*$/, '')

/** The conversation in which a reply to that message stands. */
export function threadOf({ conversation, activity }: Spot): string {
  return hasThreads(conversation) ? `${conversation};messageid=${activity}` : conversation
}
