/** The latest filed version of a drill's report, as the page shows it. */
import { isInChannel } from '../../conduct/links'
import { latestReport } from '../../drill/reports'
import type { Part } from '../../messages/message'
import { reportFromJson } from '../../report/json-schema'
import { reportDocument } from '../../report/sections/whole'
import type { FileFacts, Post, Store } from '../../store/store'
import { anchor } from './anchor'
import type { ReportAnswer } from './wire'

type Asked = Pick<Store, 'drill' | 'people' | 'postsOf' | 'filesOf'>

/**
 * Null = no version was filed, or there is no such drill; whether the reader may see it is the caller's
 * business. `urlOf` gives a stored file's address by its id.
 */
export async function readReport(
  store: Asked,
  drillId: string,
  urlOf: (fileId: string) => string,
): Promise<ReportAnswer | null> {
  const record = await store.drill(drillId)
  const filed = record && latestReport(record)
  if (!filed) return null
  const { version, sha256, signedOff } = filed
  const report = reportFromJson(filed.json)
  const { drill } = record
  const facts = new Map((await store.filesOf(drillId)).map((file) => [file.id, file]))
  const posts = await store.postsOf(drillId)
  const partsOf = (key: string) => posts.find((post) => post.key === key)?.message.parts ?? []
  const pictures = partsOf(`slides:${version}`).flatMap((part) => pictureOf(part, facts))
  const files = partsOf(`files:${version}`).flatMap((part) => fileOf(part, facts))
  const [signer] = await store.people(signedOff?.by ? [signedOff.by] : [])
  return {
    title: drill.title,
    team: drill.team,
    version,
    sha256,
    at: filed.stamp.at,
    signedOff: signedOff && {
      by: signer?.name ?? 'a facilitator who is no longer here',
      at: signedOff.at,
    },
    document: report
      ? reportDocument(
          report,
          pictures.map(({ file, title, alt }) => ({ file, title, alt })),
          (key) => anchorOf(posts.find((post) => post.key === key)),
        )
      : [{ kind: 'paragraph', text: [earlier] }],
    pictures: Object.fromEntries(pictures.map(({ file, id }) => [file, urlOf(id)])),
    files: files.map(({ id, name, mime, size }) => ({ name, mime, size, url: urlOf(id) })),
  }
}

/** Where the page shows a message of a channel; null = it is no such message, or it is still to be sent. */
function anchorOf(post: Post | undefined): string | null {
  if (post?.platformId == null || post.channelExternalId === null || !isInChannel(post)) return null
  return anchor(post.channelExternalId, post.platformId)
}

const earlier =
  'An earlier release of the bot filed this version, so it can’t be shown here. Its files below have it whole.'

type Facts = ReadonlyMap<string, FileFacts>

/** A version's own picture: all versions give theirs the same file names. */
function pictureOf(part: Part, facts: Facts) {
  if (part.kind !== 'image') return []
  const { fileId: id, title, alt } = part
  const file = facts.get(id)?.name
  return file === undefined ? [] : [{ id, file, title, alt }]
}

function fileOf(part: Part, facts: Facts): FileFacts[] {
  const file = part.kind === 'file' ? facts.get(part.fileId) : undefined
  return file ? [file] : []
}
