import { briefMessage } from '../messages/brief'
import { world } from '../scenarios/world'
import type { Command, Reply } from './command'

const open = async (): Promise<Reply> => ({ kind: 'private', message: briefMessage(world) })

/** `/drill brief`: the world as the on-call team knows it, the same whatever was planned. */
export const brief: Command = {
  word: 'brief',
  takes: '',
  help: 'The systems, their baselines and runbooks',
  say: open,
  press: { open },
}
