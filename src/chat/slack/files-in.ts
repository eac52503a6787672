/** Files of text that people chose in a modal, fetched from Slack. */
import { z } from 'zod'
import { causeOf, type Log } from '../../log'
import type { Web } from './web'

/** Real ms and bytes. What is larger than a form takes is cut, so that the form's own rule can say so. */
const timeout = 2_000
const most = 2_000_000

/** By Slack's id; what could not be had is absent. */
export type FilesIn = (fileIds: readonly string[]) => Promise<ReadonlyMap<string, string>>

const host = z.url({ protocol: /^https?$/ })

/** `origin`: where files lie besides Slack's own hosts, for another Slack than the real one. */
export function fetchFiles(parts: {
  web: Pick<Web, 'call'>
  token: string
  origin: string | null
  log: Log
}): FilesIn {
  const fetchOne = async (id: string): Promise<readonly [string, string][]> => {
    try {
      const { file } = await parts.web.call('files.info', { file: id })
      const url = new URL(host.parse(file.url_private_download))
      // The token goes to Slack alone, whatever an address says.
      const isSlack = url.protocol === 'https:' && /(^|\.)slack\.com$/.test(url.hostname)
      if (!isSlack && url.origin !== parts.origin) return []
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${parts.token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      })
      if (!response.ok || response.body === null) return []
      return [[id, await readUpTo(response.body, most)]]
    } catch (error) {
      parts.log.warn({ file: id, why: causeOf(error) }, 'A file could not be fetched from Slack.')
      return []
    }
  }
  return async (ids) => new Map((await Promise.all(ids.map(fetchOne))).flat())
}

async function readUpTo(body: ReadableStream<Uint8Array>, bytes: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.byteLength
    text += decoder.decode(value, { stream: true })
    if (size <= bytes) continue
    await reader.cancel()
    return text
  }
}
