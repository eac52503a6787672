/** One file of ours on its way into Slack: three calls, then a look whether Slack has looked into it. */
import type { Clock } from '../../clock'
import type { StoredFile } from '../../store/store'
import { codeOf, pauseOf } from './outcome'
import { classOf } from './outcome-codes'
import type { Web } from './web'

export interface Uploaded {
  /** Slack's own id, F…. */
  id: string
  /** Where its readers find it; null = Slack didn't say. */
  permalink: string | null
}

/** Slack won't have it, whatever is done. */
export class Hopeless extends Error {
  override name = 'Hopeless'
}

/** Real ms. */
export interface LookPace {
  /** Between two looks; grows by itself. */
  look: number
  /** Without the scope to look. */
  blindly: number
  /** So long is looked. */
  patience: number
}

/** Slack may want more; nobody waits for so long. */
export const longestPause = 10_000
const longestLook = 2_000

interface UploadOneParts {
  web: Web
  clock: Clock
  pace: LookPace
  /** Why nothing can be seen of what became of a file. */
  blind: (cause: string) => void
}

/** Uploads a file once. @throws the SDK's errors; Hopeless, if Slack doesn't come to look into it */
export function createUploadOne({ web, clock, pace, blind }: UploadOneParts) {
  const sleep = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve))

  /** Until Slack has looked into it. */
  const looked = async (id: string, permalink: string | null): Promise<Uploaded> => {
    const until = clock.now() + pace.patience
    for (let wait = pace.look; clock.now() < until; wait = Math.min(wait * 1.5, longestLook)) {
      try {
        const { file } = await web.call('files.info', { file: id })
        if (file.mimetype) return { id, permalink: file.permalink ?? permalink }
      } catch (error) {
        const code = codeOf(error)
        if (code !== null && classOf(code) === 'lost') {
          blind(`files.info: ${code}`)
          await sleep(pace.blindly)
          return { id, permalink }
        }
        await sleep(Math.min(pauseOf(error) ?? 0, longestPause))
      }
      await sleep(wait)
    }
    throw new Hopeless('not ready in time')
  }

  return async (file: StoredFile): Promise<Uploaded> => {
    const filename = harmlessName(file)
    const { upload_url, file_id } = await web.call('files.getUploadURLExternal', {
      filename,
      length: file.bytes.byteLength,
    })
    await web.send(upload_url, file.bytes)
    const completed = await web.call('files.completeUploadExternal', {
      files: [{ id: file_id, title: filename }],
    })
    return looked(file_id, completed.files[0]?.permalink ?? null)
  }
}

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
}

/** Names can be read by others: a picture has none of its own, a report's files have theirs. */
export function harmlessName({ name, mime }: Pick<StoredFile, 'name' | 'mime'>): string {
  if (mime.startsWith('image/')) return `picture.${endings[mime] ?? 'img'}`
  return /^[a-z0-9][a-z0-9.-]{0,59}$/i.test(name) ? name : 'file'
}
