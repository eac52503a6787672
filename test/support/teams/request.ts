/** What Teams sends to the bot when people do something. */

import { takeExecute, takeTask } from './answers'
import { isObject } from './api/body'
import { membersOf } from './api/state'
import type { Dialog, Json, SentActivity, TeamsApi, TeamsConversation } from './api/types'
import { buttonOf, type Found } from './buttons'
import { enteredValues } from './entered'
import { fields } from './inbound'
import { install } from './install'
import type { Send } from './over-http'
import type { BotAnswer, By, Invoked, Place, TeamsPeople } from './people'

/** People of that world, whose activities go out by `send` (over-http.ts). */
export function teamsPeople(api: TeamsApi, send: Send): TeamsPeople {
  const { world, inside } = api
  const invokeId = () => `f:${inside.newId()}`

  const there = (id: string, user: string): TeamsConversation => {
    const found = world.conversations.get(id)
    if (found === undefined) throw new Error(`There is no conversation ${id}.`)
    if (!membersOf({ teams: world.teams }, found).includes(user))
      throw new Error(`${user} is not in ${id}.`)
    return found
  }

  /** A message that stands in its conversation from now on. */
  const say = (text: string, by: By & Place, more: Json, isPrivate: boolean) => {
    const { kind } = there(by.conversation, by.user)
    const { id } = inside.heard({
      conversation: by.conversation,
      thread: kind === 'channel' ? (by.thread ?? null) : null,
      from: by.user,
      reader: isPrivate ? by.user : null,
      text,
    })
    const sent = { ...fields(api, by, id), type: 'message', text, textFormat: 'plain', ...more }
    return send(sent, by.wrong)
  }

  const invoke = (name: string, value: unknown, by: By & Place, more: Json = {}) =>
    send({ ...fields(api, by, invokeId()), type: 'invoke', name, value, ...more }, by.wrong)

  const seenBy = (on: SentActivity, user: string) => {
    there(on.conversation, user)
    if (on.deleted || (on.reader !== null && on.reader !== user))
      throw new Error('That message is not before that person.')
    const place = {
      conversation: on.conversation,
      ...(world.conversations.get(on.conversation)?.kind === 'channel'
        ? { thread: on.thread ?? on.id }
        : {}),
    }
    return { place, card: api.cardFor(user, on) }
  }

  const theme = { context: { theme: 'default' } }
  const replyTo = (on: SentActivity) => ({ replyToId: on.id })

  const execute = async (found: Found, on: SentActivity, by: By, trigger: string) => {
    const { place } = seenBy(on, by.user)
    const { type, verb, id } = found.action
    const data = handedIn(found)
    const value = { action: { type, id: id ?? null, verb, data }, trigger }
    const answer = await invoke('adaptiveCard/action', value, { ...by, ...place }, replyTo(on))
    return { ...answer, outcome: takeExecute(api, by.user, on, answer) }
  }

  const handedIn = (
    { action, inputs }: Found,
    values: Parameters<TeamsPeople['submit']>[1] = {},
  ) => ({
    ...(isObject(action.data) ? action.data : {}),
    ...enteredValues(inputs, values, world.people.values()),
  })

  const fetchTask = async (found: Found, on: SentActivity, by: By): Promise<Invoked> => {
    const { place } = seenBy(on, by.user)
    const value = { data: handedIn(found), ...theme }
    const answer = await invoke('task/fetch', value, { ...by, ...place }, replyTo(on))
    const before = {
      ...{ user: by.user, conversation: on.conversation, thread: place.thread ?? null },
      ...{ title: found.title, command: null, message: on.id },
    }
    const asked = { api, name: 'task/fetch', before, dialog: null }
    return { ...answer, outcome: takeTask(asked, answer) }
  }

  const people: TeamsPeople = {
    command: (text, by) =>
      say(text, by, { recipient: { id: api.botId, name: 'Drill', isTargeted: true } }, true),
    mention: (text, by) => {
      const at = '<at>Drill</at>'
      const words = text.includes('@') ? text.replace('@', at) : `${at} ${text}`
      const { entities } = fields(api, by, '')
      const mentioned = { id: api.botId, name: 'Drill' }
      const all = [
        ...(Array.isArray(entities) ? entities : []),
        { type: 'mention', mentioned, text: at },
      ]
      return say(words, by, { entities: all }, false)
    },
    write: (text, by) => say(text, { ...by, conversation: api.personalOf(by.user) }, {}, false),
    overheard: (text, by) => say(text, by, {}, false),
    press: async (label, on, by) => {
      const { place, card } = seenBy(on, by.user)
      const found = buttonOf(card, label, by.at)
      if (found.type === 'Action.Execute') return execute(found, on, by, 'manual')
      if (found.type !== 'Action.Submit') throw new Error(`The fake presses no ${found.type}.`)
      const { data } = found.action
      const { msteams } = isObject(data) ? data : {}
      if (isObject(msteams) && msteams.type === 'task/fetch') return fetchTask(found, on, by)
      if (msteams !== undefined) throw new Error(`The fake presses no ${JSON.stringify(msteams)}.`)
      const sent = {
        ...fields(api, { ...by, ...place }, inside.newId()),
        ...{ type: 'message', value: handedIn(found), ...replyTo(on) },
      }
      return { ...(await send(sent, by.wrong)), outcome: { kind: 'nothing' } }
    },
    refresh: async (on, by) => {
      const { refresh } = on.card ?? {}
      if (!isObject(refresh) || !Array.isArray(refresh.userIds)) return null
      if (!refresh.userIds.includes(by.user) || !isObject(refresh.action)) return null
      const { action } = refresh
      return execute({ title: '', type: 'Action.Execute', action, inputs: [] }, on, by, 'automatic')
    },
    compose: async (command, by) => {
      there(by.conversation, by.user)
      const value = { commandId: command, commandContext: 'compose', ...theme }
      const name = 'composeExtension/fetchTask'
      const answer = await invoke(name, value, by, {})
      const before = {
        ...{ user: by.user, conversation: by.conversation, thread: by.thread ?? null },
        ...{ title: command, command, message: null },
      }
      return { ...answer, outcome: takeTask({ api, name, before, dialog: null }, answer) }
    },
    submit: async (dialog, values = {}, by = {}) => {
      if (!dialog.open || dialog.card === null) throw new Error('That dialog cannot be handed in.')
      const found = buttonOf(dialog.card, by.button ?? null)
      if (found.type !== 'Action.Submit') throw new Error(`A dialog with a ${found.type}.`)
      const data = handedIn(found, values)
      const { command } = dialog
      const name = command === null ? 'task/submit' : 'composeExtension/submitAction'
      const value =
        command === null
          ? { data, ...theme }
          : { commandId: command, commandContext: 'compose', data, ...theme }
      const answer = await invoke(name, value, { user: dialog.user, ...by, ...placeOf(dialog) })
      if (by.user !== undefined && by.user !== dialog.user)
        return { ...answer, outcome: { kind: 'nothing' } }
      const { id: _, open: __, card: ___, text: ____, ...before } = dialog
      return { ...answer, outcome: takeTask({ api, name, before, dialog }, answer) }
    },
    consent: async (on, accept, by) => {
      const { place } = seenBy(on, by.user)
      const [card] = on.attachments.filter(({ contentType }) =>
        String(contentType).endsWith('consent'),
      )
      const content = isObject(card?.content) ? card.content : {}
      const name = typeof card?.name === 'string' ? card.name : 'file'
      const uploadInfo = {
        contentUrl: `https://contoso.example/${encodeURIComponent(name)}`,
        name,
        uploadUrl: inside.uploadUrl(name),
        uniqueId: `unique-${name}`,
        fileType: name.split('.').at(-1),
      }
      const value = accept
        ? { type: 'fileUpload', action: 'accept', context: content.acceptContext, uploadInfo }
        : { type: 'fileUpload', action: 'decline', context: content.declineContext }
      return invoke('fileConsent/invoke', value, { ...by, ...place }, replyTo(on))
    },
    install: (where, by) => install(api, send, where, by, true),
    remove: (where, by) => install(api, send, where, by, false),
    invoke: (name, value, by) => invoke(name, value, by),
    activity: (given, by): Promise<BotAnswer> =>
      send({ ...fields(api, by, inside.newId()), ...given }, by.wrong),
  }
  return people
}

const placeOf = ({ conversation, thread }: Dialog): Place => ({
  conversation,
  ...(thread === null ? {} : { thread }),
})
