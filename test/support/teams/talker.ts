/** A person in the whole bot's Teams: what they do, and what they see of it. */
import type { FakeClock } from '../fake-clock'
import type { Dialog, Json, SentActivity, TeamsApi } from './api/types'
import { buttonsOf, wordsIn } from './buttons'
import type { BotAnswer, Entered, Invoked, TeamsPeople } from './people'

/** What a person sees as the answer to a word or a press. */
export type Seen =
  | { kind: 'dialog'; dialog: Dialog }
  /** Only they see it, among others' messages. */
  | { kind: 'private'; message: SentActivity }
  /** In the bot's personal chat. */
  | { kind: 'direct'; message: SentActivity }
  | { kind: 'toast'; text: string }
  | { kind: 'card'; card: Json }

export type Values = Readonly<Record<string, Entered>>

export interface Talker {
  id: string
  name: string
  /** A slash command in the channel, or elsewhere. */
  say(text: string, conversation?: string): Promise<Seen>
  /** `@Drill TEXT` there. */
  mention(text: string, conversation?: string): Promise<Seen>
  /** Words in the personal chat. */
  write(text: string): Promise<Seen>
  press(label: string, on: SentActivity, at?: number): Promise<Seen>
  /** Says a word that is answered with a button that opens its form, and presses that. */
  open(text: string, conversation?: string): Promise<Dialog>
  compose(command: string, conversation?: string): Promise<Seen>
  /** Hands in the dialog that is open, by its only button or the one of that name; what it shows then, or null. */
  fill(values?: Values, button?: string): Promise<Dialog | null>
  /** Says a word that opens a form, and fills it. */
  openAndFill(text: string, values: Values): Promise<Dialog | null>
  /** The bot's messages in the personal chat. */
  direct(): readonly SentActivity[]
}

export interface TalkerParts {
  api: TeamsApi
  clock: Pick<FakeClock, 'advance'>
  people: () => TeamsPeople
  settle(): Promise<void>
  team: string
  channel: string
}

const fromBot = ({ from, deleted }: SentActivity) => from === null && !deleted

/** What one does takes a while, and Teams counts what a bot says in a second. Fake ms. */
const aMoment = 2_500

export function talkers({ api, clock, people, settle, team, channel }: TalkerParts) {
  const join = (user: string) => {
    const members = api.world.teams.get(team)?.members ?? []
    if (!members.includes(user)) api.world.changeTeam(team, { members: [...members, user] })
    const there = api.world.conversations.get(channel)
    if (there?.kind === 'groupChat' && !there.members.includes(user))
      api.world.changeConversation(channel, { members: [...there.members, user] })
  }

  /** Waits for what is new before that person. A message in the personal chat may be another's answer: the private goes first. */
  const after = async (
    user: string,
    isPersonal: boolean,
    act: () => Promise<BotAnswer | Invoked>,
  ): Promise<Seen> => {
    const whispers = () => api.targeted(user).filter(fromBot)
    const directs = () => api.messages(api.personalOf(user)).filter(fromBot)
    await clock.advance(aMoment)
    await settle()
    const [told, written] = [whispers().length, directs().length]
    const answer = await act()
    if (answer.status >= 300) throw new Error(`The bot answered ${answer.status}.`)
    if ('outcome' in answer && answer.outcome.kind !== 'nothing') return answer.outcome
    for (let i = 0; i < 2_000; i++) {
      const whisper = whispers()[told]
      if (whisper !== undefined) return { kind: 'private', message: whisper }
      const direct = directs()[written]
      if (direct !== undefined && (isPersonal || i > 100))
        return { kind: 'direct', message: direct }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('Nothing came of it.')
  }

  return (name: string): Talker => {
    const { id } =
      [...api.world.people.values()].find((each) => each.name === name) ??
      api.world.addPerson({ name })
    join(id)
    const settled = async <T>(work: Promise<T>): Promise<T> => {
      const seen = await work
      await settle()
      return seen
    }
    const by = (conversation: string) => ({ user: id, conversation })
    const isPersonal = (conversation: string) =>
      api.world.conversations.get(conversation)?.kind === 'personal'
    const talker: Talker = {
      id,
      name,
      say: (text, where = channel) =>
        settled(after(id, false, () => people().command(text, by(where)))),
      mention: (text, where = channel) =>
        settled(after(id, false, () => people().mention(text, by(where)))),
      write: (text) => settled(after(id, true, () => people().write(text, { user: id }))),
      press: (label, on, at) =>
        settled(
          after(id, isPersonal(on.conversation), () =>
            people().press(label, on, { user: id, ...(at === undefined ? {} : { at }) }),
          ),
        ),
      open: async (text, where = channel) => {
        const seen = await (isPersonal(where) ? talker.write(text) : talker.say(text, where))
        if (seen.kind !== 'private' && seen.kind !== 'direct')
          throw new Error(`No button that opens a form: ${JSON.stringify(seen)}`)
        const [button, ...more] = buttonsOf(seen.message.card ?? {})
        if (button === undefined || more.length > 0)
          throw new Error(`Not one button that opens a form: ${wordsIn(seen.message.card)}`)
        const opened = await talker.press(button.title, seen.message)
        if (opened.kind !== 'dialog') throw new Error(`No form: ${JSON.stringify(opened)}`)
        return opened.dialog
      },
      compose: (command, where = channel) =>
        settled(after(id, false, () => people().compose(command, by(where)))),
      fill: async (values = {}, button) => {
        const dialog = api.dialogOf(id)
        if (dialog === null) throw new Error('No dialog is open.')
        await clock.advance(aMoment)
        const { status } = await people().submit(dialog, values, {
          ...(button === undefined ? {} : { button }),
        })
        if (status !== 200) throw new Error(`The bot answered ${status}.`)
        await settle()
        return api.dialogOf(id)
      },
      openAndFill: async (text, values) => {
        await talker.open(text)
        return talker.fill(values)
      },
      direct: () => api.messages(api.personalOf(id)).filter(fromBot),
    }
    return talker
  }
}

/** What somebody was told, in words. */
export function said(seen: Seen): string {
  switch (seen.kind) {
    case 'dialog':
      return [seen.dialog.title, seen.dialog.text ?? '', wordsIn(seen.dialog.card)].join(' ')
    case 'private':
    case 'direct':
      return [seen.message.text, wordsIn(seen.message.card)].join(' ')
    case 'toast':
      return seen.text
    case 'card':
      return wordsIn(seen.card)
    default:
      return seen satisfies never
  }
}
