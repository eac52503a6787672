/** What a person does, sent to the bot. Each try has an id of its own, kept until it is answered. */

import type { Form, FormValues } from '../../../../messages/form'
import type { Button } from '../../../../messages/message'
import { replySchema, type WireReply } from '../../wire'
import { openForm } from './form'
import { channel, takeEntries, you } from './model'
import { place } from './place'
import { type Answer, request } from './request'

/** The same words sent again after a failure are the same try: the bot does nothing twice. */
const tries = new Map<string, string>()

async function send(path: string, body: Record<string, unknown>): Promise<Answer<WireReply>> {
  const what = path + JSON.stringify(body)
  const submission = tries.get(what) ?? crypto.randomUUID()
  tries.set(what, submission)
  const asker = you.value
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const answer = await request(path, replySchema, { ...body, submission, timeZone })
  if (answer.ok || !answer.away) tries.delete(what)
  // Meanwhile another person may sit here, who may not know it.
  if (!answer.ok || you.value !== asker) return answer
  if (answer.value.kind === 'entry') takeEntries([answer.value.entry])
  if (answer.value.kind === 'form') openForm(answer.value.form, whereNow())
  return answer
}

/** Where it is said, as the bot wants it. */
export interface Where {
  channel: string | null
  of: string | null
}

function whereNow(): Where {
  const here = channel.value?.id ?? null
  return { channel: place.value.kind === 'direct' ? null : here, of: here }
}

export function say(text: string, thread: string | null = null, where = whereNow()) {
  return send('/local/say', { ...where, thread, text })
}

export function press(button: Pick<Button, 'word' | 'does' | 'with'>, where = whereNow()) {
  const { word, does } = button
  return send('/local/press', { ...where, word, does, with: button.with ?? {} })
}

export function submit(form: Form, values: FormValues, where: Where) {
  return send('/local/submit', { ...where, word: form.word, context: form.context, values })
}
