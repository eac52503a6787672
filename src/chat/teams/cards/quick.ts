/** Buttons whose answer is one short sentence: they need no dialog, and the client shows it at once. */
import type { Button } from '../../../messages/message'

/** Nothing here opens a form or a list, and nothing here answers with more buttons. */
const quick: ReadonlySet<string> = new Set([
  'start/now',
  'pause/now',
  'resume/now',
  'next/now',
  'extend/now',
  'stop/now',
  'cancel/now',
  'real/now',
  'reveal/now',
  'hint/now',
  'herring/now',
  'leave/now',
  'claim/take',
  'claim/undo-noise',
  'stress/now',
  'stress/replay',
  'stress/cancel',
  'report/post',
  'report/sign-off',
])

/** What asks first needs a dialog to ask in. */
export const isQuick = ({ word, does, confirm }: Button): boolean =>
  confirm === undefined && quick.has(`${word}/${does}`)
