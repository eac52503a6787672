/** What a test does as people in Slack: each call is one request to the bot, as Slack itself would send it. */
import type { HeldFile, HeldView, Json, SentEphemeral, SentMessage } from './types'

/** Something is wrong with the request on purpose; whoever takes it in must refuse each of them. */
export type Wrong =
  /** Signed with another secret. */
  | 'forged'
  /** Rightly signed, six minutes ago. */
  | 'stale'
  /** Rightly signed, a day ahead. */
  | 'future'
  /** No signature at all. */
  | 'unsigned'
  /** The signature of another body. */
  | 'swapped'

export interface BotAnswer {
  /** HTTP status; of a socket's acknowledgement 200. */
  status: number
  /** JSON read, else the text; null = empty. */
  body: unknown
  /** Of the interaction that was sent; null where it carries none. */
  triggerId: string | null
  responseUrl: string | null
  /** The same bytes and headers once more (a replay). Over a socket: the same payload in another envelope. */
  again(): Promise<BotAnswer>
}

/** How one request leaves Slack. */
export interface Outgoing {
  kind: 'command' | 'interaction' | 'event'
  /** A command's fields, an interaction's payload or an event's wrapper. */
  payload: Json
  retry?: { number: number; reason: string }
  wrong?: Wrong
}
export type Send = (request: Outgoing) => Promise<Omit<BotAnswer, 'triggerId' | 'responseUrl'>>

/** Of the interaction: who, and for Grid or shared channels from which team (default: the person's). */
export interface By {
  user: string
  wrong?: Wrong
}

/**
 * What a person enters in a field, by what the field is: words, a number, an option's label (or several), a user id
 * (or several), `YYYY-MM-DD`, a moment as Date, a tick as true, files. Null empties it.
 */
export type Entered =
  | string
  | number
  | boolean
  | Date
  | null
  | readonly string[]
  | readonly HeldFile[]

export interface SlackPeople {
  /** `/drill TEXT`. */
  slashCommand(
    text: string,
    by: By & { channel: string; command?: string; trigger?: string },
  ): Promise<BotAnswer>
  /** Presses the button of that label; of several the one `at` that place, from 0. Throws where there is none. */
  press(
    label: string,
    on: SentMessage | SentEphemeral | HeldView,
    by: By & { at?: number },
  ): Promise<BotAnswer>
  /**
   * Hands a modal in, with what it opened with but for `values` (by the labels of the inputs). Throws where Slack's
   * own client would not let it go: a required field empty, a text too long, a number out of its range. Does to the
   * modal what the answer says, and complains of answers that Slack would not take.
   */
  submit(
    view: HeldView,
    values?: Readonly<Record<string, Entered>>,
    by?: Partial<By>,
  ): Promise<BotAnswer>
  /** Closes a modal by its Cancel; the bot hears of it only where the view has notify_on_close. */
  cancel(view: HeldView): Promise<BotAnswer | null>
  globalShortcut(callbackId: string, by: By): Promise<BotAnswer>
  messageShortcut(callbackId: string, on: SentMessage, by: By): Promise<BotAnswer>
  /** An Events API request. `id` = its event_id, new unless given; `retry` adds Slack's retry headers. */
  event(
    event: Json & { type: string },
    more?: { team?: string; id?: string; retry?: number; wrong?: Wrong; authorizedUser?: string },
  ): Promise<BotAnswer>
  /** Any payload as it is, as an interaction. */
  interaction(payload: Json, wrong?: Wrong): Promise<BotAnswer>
  /** The person opens the bot's Home (`app_home_opened`). */
  openHome(user: string): Promise<BotAnswer>
  /** Answers with `challenge`. HTTP only. */
  urlVerification(challenge: string): Promise<BotAnswer>
}
