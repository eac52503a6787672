import { briefMessage } from '../messages/brief'
import { world } from '../scenarios/world'
import type { Command } from './command'

/** `/drill brief`: the world as the on-call team knows it, the same whatever was planned. */
export const brief: Command = {
  word: 'brief',
  takes: '',
  help: 'The systems, their baselines and runbooks',
  say: async () => ({ kind: 'private', message: briefMessage(world) }),
}
