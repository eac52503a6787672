/** A message in a modal: the answer to what was submitted there, or pressed on Home. */
import type { types } from '@slack/bolt'
import type { Message } from '../../messages/message'
import { fitted } from './blocks'
import { limits } from './limits'
import { paragraph } from './lines'
import type { Resolve } from './parts'
import { plainText } from './text'

const title = plainText('3 A.M. Drill', limits.viewTitle)
const close = plainText('Done', limits.viewButton)

/** It has no input, so it has nothing to submit. */
export function answerView(message: Message, resolve: Resolve = () => null): types.ModalView {
  const blocks = fitted(message.parts, 'home', resolve)
  return {
    type: 'modal',
    title,
    close,
    blocks: blocks.length > 0 ? blocks : paragraph(message.fallback),
  }
}

/** Stands in for an answer that takes longer than Slack waits. */
export function workingView(): types.ModalView {
  const sentence = 'This takes longer than Slack waits for an answer. It appears here.'
  return { type: 'modal', title, close, blocks: paragraph(sentence) }
}
