/** What a test does as people in Teams: each call is one request to the bot, as Teams itself would send it. */
import type { Dialog, Json, SentActivity } from './api/types'

/** Something is wrong with the request on purpose; whoever takes it in must refuse each of them. */
export type Wrong =
  /** No token at all. */
  | 'unsigned'
  /** Signed with another key under the right key’s name. */
  | 'forged'
  /** For another bot. */
  | 'audience'
  /** By another issuer, with the right key. */
  | 'issuer'
  /** Good until an hour ago. */
  | 'expired'
  /** Good from an hour on. */
  | 'early'
  /** The token names another tenant. */
  | 'tenant in token'
  /** The body names another tenant, in each of its two places. */
  | 'tenant'
  /** The body names another tenant in channelData alone. */
  | 'tenant in channelData'
  | 'no type'
  | 'no serviceUrl'
  /** The token is for another serviceUrl than the body’s. */
  | 'other serviceUrl'
  /** A serviceUrl that is nobody’s of Microsoft, in the token as well. */
  | 'foreign serviceUrl'

export interface BotAnswer {
  /** HTTP status. */
  status: number
  /** JSON read, else the text; null = empty. */
  body: unknown
  /** The id of the activity that was sent. */
  id: string
  /** The same once more, as Teams retries it: with the same id, or another. */
  again(id?: 'same id' | 'new id'): Promise<BotAnswer>
}

/** What came of a press or a submission at once. */
export type Outcome =
  | { kind: 'dialog'; dialog: Dialog }
  | { kind: 'toast'; text: string }
  /** The card as that person sees it from now on. */
  | { kind: 'card'; card: Json }
  /** The dialog is gone, or nothing is to be seen yet. */
  | { kind: 'nothing' }

export type Invoked = BotAnswer & { outcome: Outcome }

export interface By {
  /** `29:` id. */
  user: string
  wrong?: Wrong
}

export interface Place {
  conversation: string
  /** The message that it is said below; of channels only. */
  thread?: string
}

/**
 * What a person enters in a field, by what the field is: words, a number, an option's label (or several), `YYYY-MM-DD`,
 * `HH:MM`, a person's name where people are picked, a tick as true. Null empties it.
 */
export type Entered = string | number | boolean | null | readonly string[]

export interface TeamsPeople {
  /** A slash command: nobody else sees it. */
  command(text: string, by: By & Place): Promise<BotAnswer>
  /** `@Drill TEXT`; where the text has `@`, the mention stands there. */
  mention(text: string, by: By & Place): Promise<BotAnswer>
  /** Words in the personal chat. */
  write(text: string, by: By): Promise<BotAnswer>
  /** Words that mention nobody, as bots get them that asked for all. */
  overheard(text: string, by: By & Place): Promise<BotAnswer>
  /** Presses the button of that label; of several the one `at` that place, from 0. Throws where there is none. */
  press(label: string, on: SentActivity, by: By & { at?: number }): Promise<Invoked>
  /** What Teams does by itself where a card has a view of that person's own; null = it has none. */
  refresh(on: SentActivity, by: By): Promise<Invoked | null>
  /** A command of the compose box (a message extension). */
  compose(command: string, by: By & Place): Promise<Invoked>
  /**
   * Hands a dialog in, with what it opened with but for `values` (by the labels of the inputs), by its only button or
   * the one called `button`. Throws where Teams' own client would not let it go.
   */
  submit(
    dialog: Dialog,
    values?: Readonly<Record<string, Entered>>,
    by?: Partial<By> & { button?: string },
  ): Promise<Invoked>
  /** Answers a file consent card. */
  consent(on: SentActivity, accept: boolean, by: By): Promise<BotAnswer>
  /** The bot comes into a team, a chat or to a person, or is taken out of it; in the world too. */
  install(where: Installed, by: By): Promise<BotAnswer>
  remove(where: Installed, by: By): Promise<BotAnswer>
  /** Any invoke as it is. */
  invoke(name: string, value: unknown, by: By & Place): Promise<BotAnswer>
  /** Any activity: the fields go over what each activity has. */
  activity(fields: Json, by: By & Place): Promise<BotAnswer>
}

export type Installed =
  | { kind: 'team'; team: string }
  | { kind: 'chat'; conversation: string }
  | { kind: 'person' }
