/** What a person types, presses and sends on the page, brought to the commands, and their Reply. */

import type { z } from 'zod'
import type { Clock } from '../../clock'
import type { Asker, Course, Reply } from '../../commands/command'
import type { Dispatcher } from '../../commands/dispatch'
import type { Library } from '../../conduct/library'
import { words } from '../../drill/availability'
import type { Person } from '../../drill/record'
import { privately } from '../../messages/private'
import type { Entries, SaidEntry } from '../../store/store'
import { bodyJson } from './body'
import type { House } from './house'
import type { pressRequest, sayRequest, submitRequest, WireReply } from './wire'
import { type FileAddress, wireEntry } from './wire-entry'

/** A refusal over HTTP. */
export class Refused extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409,
    sentence: string,
  ) {
    super(sentence)
  }
}

interface Parts {
  house: House
  entries: Entries
  dispatcher: Dispatcher
  library: Library
  clock: Clock
  /** A real drill's course; a seed of its own for each. */
  course: () => Course
  addressOf: FileAddress
  changed: () => void
}

export interface Actions {
  say(person: Person, asked: z.infer<typeof sayRequest>): Promise<WireReply>
  press(person: Person, asked: z.infer<typeof pressRequest>): Promise<WireReply>
  submit(person: Person, asked: z.infer<typeof submitRequest>): Promise<WireReply>
}

interface Where {
  channel: string | null
  of: string | null
  submission: string
}

const longestMessage = 4_000

export function createActions(parts: Parts): Actions {
  const { house, entries, dispatcher, library, clock } = parts

  /** The drill that a button or form carries says which channel is meant; else the one that is looked at. */
  const askerOf = async (
    person: Person,
    { channel, of, submission }: Where,
    source: Asker['source'],
    drillId?: string,
  ): Promise<Asker> => {
    const drill = drillId === undefined ? null : (await library.view(drillId))?.record.drill
    const meant = drill?.workspaceId === house.workspaceId ? drill.channelId : (channel ?? of)
    const there = meant === null ? null : await house.channel(meant)
    if (!there) throw new Refused(404, 'That channel is not here any more. Choose another one.')
    return {
      person,
      channelId: there.id,
      channelName: there.name,
      source,
      submission: `local:${person.id}:${submission}`,
      overheard: false,
      course: parts.course(),
    }
  }

  const put = async (
    person: Person,
    { channel, submission }: Where,
    what: 'typed' | 'answer',
    said: Pick<SaidEntry, 'body' | 'threadId' | 'authorId' | 'readerId'>,
  ): Promise<WireReply> => {
    const entry = await entries.put(house.workspaceId, {
      key: `${what}:${person.id}:${submission}`,
      channelId: channel,
      at: clock.now(),
      ...said,
    })
    parts.changed()
    return { kind: 'entry', entry: wireEntry(entry, parts.addressOf) }
  }

  const answer = async (person: Person, where: Where, reply: Reply): Promise<WireReply> => {
    switch (reply.kind) {
      case 'form':
      case 'errors':
      case 'nothing':
        return reply
      case 'private':
        return put(person, where, 'answer', {
          body: bodyJson({ kind: 'message', message: reply.message }),
          threadId: null,
          authorId: null,
          readerId: person.userId,
        })
      default:
        return reply satisfies never
    }
  }

  const typed = async (
    person: Person,
    asked: z.infer<typeof sayRequest>,
    text: string,
  ): Promise<WireReply> => {
    if (text.length > longestMessage)
      throw new Refused(
        400,
        `A message has at most ${longestMessage.toLocaleString('en')} characters. Shorten it and send again.`,
      )
    const direct = asked.channel === null
    if (asked.channel !== null && !(await house.channel(asked.channel)))
      throw new Refused(404, 'That channel is not here any more. Choose another one.')
    if (asked.thread !== null) await mustStand(person, asked.thread, asked.channel)
    return put(person, asked, 'typed', {
      body: bodyJson({ kind: 'typed', text }),
      threadId: asked.thread,
      authorId: person.userId,
      readerId: direct ? person.userId : null,
    })
  }

  /** A thread hangs below something that this person sees in that place. */
  const mustStand = async (person: Person, id: string, channel: string | null) => {
    const root = await entries.byId(house.workspaceId, id)
    const seen = root !== null && (root.readerId === null || root.readerId === person.userId)
    if (!seen || root.channelId !== channel || root.threadId !== null)
      throw new Refused(404, 'The message that you reply to is not here.')
  }

  const command = async (person: Person, where: Where, line: string): Promise<WireReply> =>
    answer(person, where, await dispatcher.say(await askerOf(person, where, 'command'), line))

  return {
    say: async (person, asked) => {
      const text = asked.text.trim()
      if (text === '') return { kind: 'nothing' }
      const [, word, line = ''] = /^\/(\S*)\s*(.*)$/s.exec(text) ?? []
      if (word?.toLowerCase() === 'drill') return command(person, asked, line)
      if (word !== undefined) return answer(person, asked, noSuchCommand(text))
      const reply = await typed(person, asked, text)
      // In direct messages there is only the bot to talk to, so its words need no slash.
      if (asked.channel !== null) return reply
      return isWord(text) ? command(person, asked, text) : answer(person, asked, notAWord)
    },
    press: async (person, asked) => {
      const asker = await askerOf(person, asked, 'button', asked.with.drill)
      return answer(
        person,
        asked,
        await dispatcher.press(asker, asked.word, asked.does, asked.with),
      )
    },
    submit: async (person, asked) => {
      const asker = await askerOf(person, asked, 'form', asked.context.drill)
      return answer(
        person,
        asked,
        await dispatcher.submit(asker, asked.word, asked.context, asked.values),
      )
    },
  }
}

function isWord(text: string): boolean {
  const first = text.split(/\s/)[0]?.toLowerCase()
  return words.some((word) => word === first)
}

const notAWord: Reply = {
  kind: 'private',
  message: privately('Only you and the bot read this. `help` lists the words that it answers to.'),
}

function noSuchCommand(text: string): Reply {
  const sentence = `Commands begin with \`/drill\` here; \`/drill help\` lists them. You wrote: ${text}`
  return { kind: 'private', message: privately(sentence) }
}
