import './entry.css'
import { Component } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Entry } from '../../wire'
import { ReplyField } from '../composer/reply-field'
import { MessageView } from '../parts/message'
import { Drawing } from '../parts/signs'
import { At, AuthorLine, AuthorPicture } from './author'
import { goesOn, type Row } from './rows'

type EntryRow = Extract<Row, { kind: 'entry' }>

/** A row is drawn again only when something in it is another: a long log stays quick. */
export class StillRow extends Component<{ row: EntryRow }> {
  override shouldComponentUpdate({ row }: { row: EntryRow }) {
    const { row: drawn } = this.props
    return (
      row.entry !== drawn.entry ||
      row.first !== drawn.first ||
      row.replies.length !== drawn.replies.length ||
      row.replies.some((reply, index) => reply !== drawn.replies[index])
    )
  }
  override render() {
    return <RowView row={this.props.row} />
  }
}

/** What somebody said, and below it what was answered to it. */
function RowView({ row: { entry, first, replies } }: { row: EntryRow }) {
  const [answering, setAnswering] = useState(false)
  const answered = useRef(false)
  const opener = useRef<HTMLButtonElement>(null)
  // Whoever closes the field goes on from where they opened it.
  useLayoutEffect(() => {
    if (answered.current && !answering) opener.current?.focus()
    answered.current = answering
  }, [answering])
  const canAnswer = entry.channel !== null && !entry.onlyYou
  return (
    <div class={classOf(entry, first)} data-entry={entry.id}>
      <div class="entry-side">
        {first ? <AuthorPicture author={entry.author} /> : <At at={entry.at} />}
      </div>
      <div class="entry-main">
        {first && <AuthorLine entry={entry} />}
        <Said entry={entry} />
        {replies.length > 0 && <Thread replies={replies} />}
        {canAnswer && answering && (
          <div class="entry-answer">
            <ReplyField
              where={entry.channel}
              thread={entry.id}
              onClose={() => setAnswering(false)}
            />
          </div>
        )}
        {canAnswer && !answering && (
          <button
            ref={opener}
            type="button"
            class={
              replies.length > 0 || asksForAnswer(entry) ? 'entry-reply' : 'entry-reply entry-quiet'
            }
            onClick={() => setAnswering(true)}
          >
            <Drawing name="reply" /> Reply in thread
          </button>
        )}
      </div>
    </div>
  )
}

/** Where there is little room, a card takes all of it. */
function classOf({ body }: Entry, first: boolean): string {
  return `entry${first ? ' entry-first' : ''}${body.kind === 'message' ? ' entry-card' : ''}`
}

/** A message from outside the team, played by the bot, is answered in its thread. */
function asksForAnswer({ body }: Entry): boolean {
  return body.kind === 'message' && body.message.parts.some((part) => part.kind === 'quote')
}

function Thread({ replies }: { replies: readonly Entry[] }) {
  return (
    <ol class="entry-thread" aria-label="Thread">
      {replies.map((reply, index) => {
        const before = replies[index - 1]
        const first = before === undefined || !goesOn(before, reply)
        return (
          <li key={reply.id} class={classOf(reply, first)} data-entry={reply.id}>
            <div class="entry-thread-side">
              {first && <AuthorPicture author={reply.author} small />}
            </div>
            <div class="entry-main">
              {first && <AuthorLine entry={reply} />}
              <Said entry={reply} />
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Said({ entry: { body, channel, onlyYou, author } }: { entry: Entry }) {
  const said =
    body.kind === 'typed' ? (
      <p class="entry-typed" dir="auto">
        {body.text}
      </p>
    ) : (
      <MessageView message={body.message} files={body.files} where={channel} />
    )
  if (onlyYou)
    return (
      <div class="entry-private">
        <p class="entry-eyes">
          <Drawing name="lock" /> Only you see this
        </p>
        {said}
      </div>
    )
  return channel === null && author === null ? <div class="entry-direct">{said}</div> : said
}
