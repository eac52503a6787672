/** files.*: an upload in three steps, and what becomes of it. */
import { z } from 'zod'
import { json } from '../kit'
import { method, moment, whole, word } from '../method'
import { addMessage, threadParent } from '../posts'
import { belongs, writableChannel } from '../reach'
import { refuse } from '../refusal'
import { newId, type State, type UploadedFile } from '../state'
import type { HeldFile, Json, SlackGrant } from '../types'

const kinds: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  json: 'application/json',
  csv: 'text/csv',
  md: 'text/markdown',
  txt: 'text/plain',
}

const ending = (name: string): string => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''

export const mimetypeOf = (name: string): string =>
  kinds[ending(name)] ?? 'application/octet-stream'

export function shownFile(state: State, file: HeldFile): Json {
  const { id, name, title, user, bytes, channels } = file
  const ready = file.state === 'ready'
  const path = `${encodeURIComponent(name)}`
  return {
    id,
    created: Math.floor(state.clock.now() / 1000),
    timestamp: Math.floor(state.clock.now() / 1000),
    name,
    title,
    mimetype: ready ? file.mimetype : '',
    filetype: ready ? ending(name) : '',
    pretty_type: ready ? ending(name).toUpperCase() : '',
    user,
    user_team: file.team,
    editable: false,
    size: bytes.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: channels.some((each) => state.channels.get(each)?.kind === 'public'),
    public_url_shared: false,
    display_as_bot: false,
    file_access: 'visible',
    url_private: `${state.origin}/files-pri/${file.team}-${id}/${path}`,
    url_private_download: `${state.origin}/files-pri/${file.team}-${id}/download/${path}`,
    permalink: `${state.origin}/files/${user}/${id}/${path}`,
    channels: channels.filter((each) => state.channels.get(each)?.kind === 'public'),
    groups: channels.filter((each) => state.channels.get(each)?.kind === 'private'),
    ims: channels.filter((each) => state.channels.get(each)?.kind === 'im'),
    // Where it was shared is known later, and not by these tests.
    shares: {},
    comments_count: 0,
    is_starred: false,
  }
}

/** One's own, what is shown where the bot is, and what people hand in by a form. */
function seenFile(state: State, grant: SlackGrant, id: string): UploadedFile {
  const file = state.files.get(id)
  if (file === undefined || !belongs(state, grant, file.team) || file.state === 'begun')
    return refuse('file_not_found')
  return file
}

const finished = z
  .array(z.strictObject({ id: word, title: z.string().optional(), alt_txt: z.string().optional() }))
  .min(1)

export const fileMethods = [
  method(
    'files.getUploadURLExternal',
    {
      filename: word,
      length: whole,
      alt_txt: z.string().max(1000).optional(),
      snippet_type: word.optional(),
    },
    ({ filename, length }, { state, grant }) => {
      if (length <= 0) return refuse('invalid_arguments', 'a file of no bytes')
      const id = newId(state, 'F')
      state.files.set(id, {
        id,
        team: grant.team,
        name: filename,
        title: filename,
        user: grant.botUser,
        mimetype: mimetypeOf(filename),
        bytes: Buffer.alloc(0),
        state: 'begun',
        channels: [],
        length,
        pending: state.readyAfter,
      })
      return { upload_url: `${state.origin}/upload/v1/${id}`, file_id: id }
    },
  ),
  method(
    'files.completeUploadExternal',
    {
      files: z.unknown().optional(),
      channel_id: word.optional(),
      channels: word.optional(),
      initial_comment: z.string().optional(),
      thread_ts: moment.optional(),
    },
    (args, { state, grant }) => {
      const wanted = finished.safeParse(json(args.files))
      if (!wanted.success) return refuse('invalid_arguments', z.prettifyError(wanted.error))
      const files = wanted.data.map(({ id, title }) => {
        const file = seenFile(state, grant, id)
        if (file.user !== grant.botUser) return refuse('file_not_found', 'a file of somebody else')
        if (file.state !== 'uploaded') return refuse('file_update_failed', `${id} is ${file.state}`)
        return Object.assign(file, { title: title ?? file.name })
      })
      const to = [args.channel_id, ...(args.channels?.split(',') ?? [])].flatMap((id) =>
        id === undefined ? [] : [writableChannel(state, grant, id, 'channels only')],
      )
      const shares = to.map(({ id }) => ({ id, thread: threadParent(state, id, args.thread_ts) }))
      for (const file of files) {
        file.channels = to.map(({ id }) => id)
        file.state = file.pending === 0 ? 'ready' : 'completed'
      }
      for (const { id, thread } of shares)
        addMessage(state, {
          channel: id,
          thread,
          user: grant.botUser,
          botId: grant.botId,
          text: args.initial_comment ?? '',
          blocks: [],
          metadata: null,
          files: files.map((file) => file.id),
        })
      return { files: files.map((file) => shownFile(state, file)) }
    },
  ),
  method('files.info', { file: word }, ({ file: id }, { state, grant }) => {
    const file = seenFile(state, grant, id)
    if (file.state === 'completed' && file.pending-- <= 0) file.state = 'ready'
    return { file: shownFile(state, file), comments: [] }
  }),
  method('files.delete', { file: word }, ({ file: id }, { state, grant }) => {
    const file = seenFile(state, grant, id)
    if (file.user !== grant.botUser) return refuse('cant_delete_file')
    state.files.delete(id)
    return {}
  }),
]
