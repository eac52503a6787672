/** What a button carries, to Slack and back. Its readers are many: opaque ids only, which is what buttons have. */
import { z } from 'zod'
import type { Button } from '../../messages/message'
import { limits } from './limits'

const word = z.string().regex(/^[a-z][a-z-]{0,39}$/)

const press = z.strictObject({
  word,
  does: word,
  with: z.record(z.string().min(1).max(40), z.string().max(limits.buttonValue)),
})
export type Press = z.infer<typeof press>

/** The action ids of everything that can be pressed; each is unique within its message. */
export const pressId = /^press:\d+:\d+$/

/** Compact JSON; null = it is more than a button holds. */
export function pressValue({ word, does, with: carried = {} }: Button): string | null {
  const value = JSON.stringify({ word, does, with: carried })
  return value.length <= limits.buttonValue && readPress(value) !== null ? value : null
}

/** Null = no button of ours carries that. */
export function readPress(value: unknown): Press | null {
  if (typeof value !== 'string' || value.length > limits.buttonValue) return null
  return press.safeParse(json(value)).data ?? null
}

/** `channel`: our id of where the form was opened, for a form that has no drill yet. */
const about = z.strictObject({
  word,
  context: z.record(z.string(), z.string()),
  channel: z.string().max(100).optional(),
})
export type FormAbout = z.infer<typeof about>

/** What a modal carries in its `private_metadata`. Throws where a form's context is more than Slack holds. */
export function formMetadata(of: FormAbout): string {
  const { channel } = of
  const value = JSON.stringify({
    word: of.word,
    context: of.context,
    ...(channel === undefined ? {} : { channel }),
  })
  if (value.length > limits.privateMetadata)
    throw new Error(`The context of the form "${of.word}" is longer than a modal holds.`)
  return value
}

/** Null = it is no form of ours. */
export function readFormMetadata(value: unknown): FormAbout | null {
  if (typeof value !== 'string' || value.length > limits.privateMetadata) return null
  return about.safeParse(json(value)).data ?? null
}

/** Null = it is no JSON. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
