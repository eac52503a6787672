/** How a trouble shows. */
import type { ServerResponse } from 'node:http'
import type { Json, Trouble } from './types'

export interface Suffering {
  response: ServerResponse
  /** The places of image blocks among the call's blocks. */
  pictures: readonly number[]
  /** The effect alone. */
  act(): void
  /** The effect and its answer. */
  answer(): void
  say(status: number, body: Json | string): void
  fail(error: string, messages: readonly string[]): void
  /** From here on the call shares its files nowhere. */
  dropShares(): void
}

export function suffer(trouble: Exclude<Trouble, { kind: 'limited' }>, call: Suffering): void {
  doing(trouble, call)()
}

function doing(
  trouble: Exclude<Trouble, { kind: 'limited' }>,
  { response, pictures, act, answer, say, fail, dropShares }: Suffering,
): () => void {
  const hangUp = () => void response.socket?.resetAndDestroy()
  switch (trouble.kind) {
    case 'status':
      return () => say(trouble.status, 'Something went wrong.')
    case 'reset':
      return hangUp
    case 'lost':
      return () => {
        act()
        hangUp()
      }
    case 'failed-after':
      return () => {
        act()
        say(trouble.status, 'Something went wrong.')
      }
    case 'hang':
      return () => undefined
    case 'hang-after':
      return act
    case 'garbage':
      return () => say(200, '<html>We are being upgraded.</html>')
    case 'error':
      return () => fail(trouble.error, trouble.messages ?? [])
    case 'images-refused':
      return () =>
        fail(
          'invalid_blocks',
          pictures.map(
            (at) => `[ERROR] invalid slack file [json-pointer:/blocks/${at}/slack_file]`,
          ),
        )
    case 'share-dropped':
      return () => {
        dropShares()
        answer()
      }
    default:
      return trouble satisfies never
  }
}
