/** What stands in the transcript against what the outbox says, and what the drill should have said. */
import { isDeepStrictEqual } from 'node:util'
import type { Entry } from '../../chat/transcript/read'
import { verdictOf } from '../../drill/verdicts'
import { facilitator } from '../../rehearsal/cast'
import { compare, type Evidence, type Fault, fault } from './evidence'
import { channelKeys } from './expected-channel'

export function judgePosts(evidence: Evidence): Fault[] {
  const { outbox, transcript, unsent } = evidence
  const posted = transcript.filter((entry) => entry.kind === 'post')
  const keyOf = new Map(outbox.map((post) => [post.id, post.key]))
  const nameOf = (entry: Entry) => keyOf.get(entry.key) ?? `unknown ${entry.key}`
  const channel = posted.filter(({ to }) => to.channel !== null && to.thread === null).map(nameOf)
  const expected = channelKeys(evidence.record)
  return [
    ...compare('post', [...keyOf.values()], posted.map(nameOf)),
    ...compare('message in the channel', expected, channel),
    ...(isDeepStrictEqual(channel, expected)
      ? []
      : [fault('wrong', `order in the channel: ${channel.join(' ')}; due: ${expected.join(' ')}`)]),
    ...compare('post beside the channel', besideKeys(evidence), besidePosts(evidence)),
    ...outbox.flatMap((post) => judgeNewest(post, transcript)),
    ...(unsent > 0 ? [fault('missing', `${unsent} posts of the outbox are not sent`)] : []),
    ...judgePictures(evidence),
  ]
}

/** What stands at the post's place now is the outbox's newest revision, at the outbox's address. */
function judgeNewest(post: Evidence['outbox'][number], transcript: readonly Entry[]): Fault[] {
  const { key } = post
  const last = transcript.findLast((entry) => entry.key === post.id)
  if (post.sentRevision !== post.revision)
    return [fault('missing', `revision ${post.revision} of ${key}: ${post.sentRevision} is out`)]
  if (!last) return []
  const faults: Fault[] = []
  if (!isDeepStrictEqual(last.message, post.message))
    faults.push(fault('wrong', `${key} does not say what the outbox says`))
  const { channel, user, thread } = last.to
  if (
    !isDeepStrictEqual(
      [channel, user, thread],
      [post.channelExternalId, post.userExternalId, post.threadId],
    )
  )
    faults.push(fault('wrong', `${key} stands in another place`))
  return faults
}

/** Threads and private messages: hints, what the adviser was asked, team claims, verdicts, the control card, the report's parts. */
function besideKeys({ record, people }: Evidence): string[] {
  const team = record.claims.filter((claim) => claim.kind === 'team' && claim.undone === null)
  const told = record.claims.flatMap(({ id }) => verdictOf(record, id)?.id ?? [])
  return [
    ...record.hints.map(({ id }) => `hint:${id}`),
    ...record.advices.flatMap(({ id, kind }) => (kind === 'shadow' ? [] : `advice:${id}`)),
    ...team.map(({ id }) => `team-claim:${id}`),
    ...told.map((id) => `verdict:${id}`),
    `control:${people.get(facilitator.key) ?? ''}`,
    'slides:1',
    'files:1',
  ]
}

/** The offer to take over depends on how long verdicts were due, so it may be there or not. */
function besidePosts({ outbox, record }: Evidence): string[] {
  const inChannel = new Set(channelKeys(record))
  return outbox
    .map(({ key }) => key)
    .filter((key) => !inChannel.has(key) && !key.startsWith('offer:'))
}

const png = [0x89, 0x50, 0x4e, 0x47]

function judgePictures({ outbox, files }: Evidence): Fault[] {
  const parts = outbox.find(({ key }) => key === 'slides:1')?.message.parts ?? []
  const shown = parts.flatMap((part) => (part.kind === 'image' ? [part.fileId] : []))
  const drawn = new Set(shown).size
  const broken = shown.filter((id) => png.some((byte, at) => files.get(id)?.bytes[at] !== byte))
  return [
    ...(drawn < 8 ? [fault('missing', `${8 - drawn} of the eight pictures`)] : []),
    ...(shown.length > 8 ? [fault('double', `${shown.length} pictures`)] : []),
    ...broken.map((id) => fault('wrong', `picture ${id} is no PNG`)),
  ]
}
