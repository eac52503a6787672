/** Where the bot is installed, and whose words count there. One workspace by its token; the key of all that is kept. */
import { z } from 'zod'
import type { Store } from '../../store/store'
import type { Sender } from './bodies'

export interface Installation {
  /** Our id of the workspace. */
  workspaceId: string
  teamId: string
  /** Of an installation in a whole organisation; null = in one workspace. */
  enterpriseId: string | null
  /** Undefined = Slack didn't say. */
  botId: string | undefined
  botUserId: string
  /** Whether somebody belongs to it: those of other organisations can press buttons in shared channels. */
  isOurs(sender: Sender): boolean
}

const authTest = z.object({
  team_id: z.string().min(1),
  user_id: z.string().min(1),
  bot_id: z.string().min(1).optional(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.boolean().nullish(),
})

/** `told` = Slack's answer to auth.test. Throws where it is none of a bot's token. */
export async function installationOf(
  told: unknown,
  store: Pick<Store, 'ensureWorkspace'>,
  newId: () => string,
): Promise<Installation> {
  const { team_id, user_id, bot_id, enterprise_id, is_enterprise_install } = authTest.parse(told)
  const enterpriseId = is_enterprise_install === true ? (enterprise_id ?? null) : null
  const { id } = await store.ensureWorkspace('slack', enterpriseId ?? team_id, newId)
  return {
    workspaceId: id,
    teamId: team_id,
    enterpriseId,
    botId: bot_id,
    botUserId: user_id,
    isOurs: (sender) =>
      enterpriseId === null
        ? sender.teamId === team_id
        : sender.enterpriseId === enterpriseId || sender.teamId === team_id,
  }
}
