/** What Slack sends, as far as the bot reads it. What is not so is no body of Slack's. */
import { z } from 'zod'

const id = z.string().min(1).max(64)

/** Whose app, and who: what every body says in its own way. */
export interface Sender {
  userId: string
  /** The workspace of whoever did it; in a shared channel it may be another than the app's. */
  teamId: string
  enterpriseId: string | null
  /** A name to go by until Slack has told the person's own. */
  name: string
}

const user = z.object({
  id,
  name: z.string().optional(),
  username: z.string().optional(),
  team_id: id.optional(),
})
const team = z.object({ id, enterprise_id: z.string().nullish() }).nullish()
const enterprise = z.object({ id }).nullish()
const person = { user, team, enterprise }

export const commandBody = z.object({
  text: z.string().default(''),
  user_id: id,
  user_name: z.string().default(''),
  team_id: id,
  enterprise_id: z.string().optional(),
  channel_id: id,
  channel_name: z.string().default(''),
  trigger_id: z.string().min(1),
  response_url: z.string(),
})
export type CommandBody = z.infer<typeof commandBody>

const view = z.object({
  id,
  type: z.enum(['modal', 'home']),
  hash: z.string().default(''),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  title: z.object({ text: z.string() }).nullish(),
  submit: z.object({ text: z.string() }).nullish(),
  blocks: z.array(z.unknown()).default([]),
  state: z.object({ values: z.unknown() }).optional(),
})

export type View = z.infer<typeof view>

export const pressBody = z.object({
  ...person,
  channel: z.object({ id, name: z.string().optional() }).nullish(),
  trigger_id: z.string().min(1),
  response_url: z.string().optional(),
  view: view.nullish(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })).min(1),
})
export type PressBody = z.infer<typeof pressBody>

export const submissionBody = z.object({ ...person, trigger_id: z.string().optional(), view })
export type SubmissionBody = z.infer<typeof submissionBody>

export const shortcutBody = z.object({
  ...person,
  callback_id: z.string(),
  trigger_id: z.string().min(1),
  channel: z.object({ id, name: z.string().optional() }).optional(),
  message: z.object({ ts: z.string().min(1) }).optional(),
})
export type ShortcutBody = z.infer<typeof shortcutBody>

export function senderOfCommand(body: CommandBody): Sender {
  return {
    userId: body.user_id,
    teamId: body.team_id,
    enterpriseId: body.enterprise_id ?? null,
    name: body.user_name,
  }
}

/** Where a body names the team twice, the person's own counts. */
export function senderOf(body: Pick<PressBody, 'user' | 'team' | 'enterprise'>): Sender {
  const { user: who } = body
  return {
    userId: who.id,
    teamId: who.team_id ?? body.team?.id ?? '',
    enterpriseId: body.enterprise?.id ?? body.team?.enterprise_id ?? null,
    name: who.name ?? who.username ?? '',
  }
}
