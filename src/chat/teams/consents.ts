/** Files into a person's own cloud folder: Teams asks them first, and a bot may do so in their personal chat only. */
import { z } from 'zod'
import { isLoopback } from '../../config/variables'
import { causeOf, type Log } from '../../log'
import type { Message } from '../../messages/message'
import type { Store } from '../../store/store'
import type { Activity } from './activity'
import type { Posting } from './posting'

export interface Consents {
  /** Cards that ask whether a file may be put there, one for each file of the message. */
  offer(message: Message, userId: string): Promise<object[]>
  /** The person has said yes or no. Never rejects. */
  settle(activity: Activity): Promise<void>
}

interface Signer {
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, signature: string): boolean
}

interface Parts {
  store: Pick<Store, 'file'>
  posting: Posting
  secret: Signer
  log: Log
}

const purpose = 'file consents'
const consentType = 'application/vnd.microsoft.teams.card.file.consent'
const infoType = 'application/vnd.microsoft.teams.card.file.info'
/** Real ms. */
const timeout = 30_000

const context = z.object({ file: z.string().min(1), sig: z.string() })
const settled = z.object({
  action: z.enum(['accept', 'decline']),
  context,
  uploadInfo: z
    .object({
      name: z.string(),
      uploadUrl: z.string(),
      contentUrl: z.string(),
      uniqueId: z.string(),
      fileType: z.string().nullish(),
    })
    .nullish(),
})

export function createConsents({ store, posting, secret, log }: Parts): Consents {
  const signed = (file: string, userId: string) => ({
    file,
    sig: secret.sign(purpose, `${userId} ${file}`),
  })

  return {
    offer: async (message, userId) => {
      const cards: object[] = []
      for (const part of message.parts) {
        if (part.kind !== 'file') continue
        const file = await store.file(part.fileId)
        if (file === null) continue
        const carried = signed(part.fileId, userId)
        cards.push({
          contentType: consentType,
          name: part.name,
          content: {
            description: part.note,
            sizeInBytes: file.bytes.byteLength,
            acceptContext: carried,
            declineContext: carried,
          },
        })
      }
      return cards
    },
    settle: async ({ value, from, conversation }) => {
      const read = settled.safeParse(value).data
      if (!read?.uploadInfo || read.action === 'decline') return
      const { context: of, uploadInfo: to } = read
      if (!secret.verify(purpose, `${from.id} ${of.file}`, of.sig)) return
      try {
        const file = await store.file(of.file)
        if (file === null || !isFolder(to.uploadUrl)) return
        const { byteLength: size } = file.bytes
        const response = await fetch(to.uploadUrl, {
          method: 'PUT',
          headers: { 'content-range': `bytes 0-${size - 1}/${size}` },
          body: Uint8Array.from(file.bytes),
          redirect: 'error',
          signal: AbortSignal.timeout(timeout),
        })
        if (!response.ok) throw new Error(`the upload was answered ${response.status}`)
        const content = { uniqueId: to.uniqueId, fileType: to.fileType ?? '' }
        await posting.send(conversation.id, [
          { contentType: infoType, contentUrl: to.contentUrl, name: to.name, content },
        ])
      } catch (error) {
        log.warn(
          { file: of.file, why: causeOf(error) },
          'A file did not reach its reader’s folder.',
        )
      }
    },
  }
}

/** Of Microsoft's, over https; a test's folder is on this machine. */
function isFolder(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  const known = ['.sharepoint.com', '.sharepoint.us', '.sharepoint.cn', '.sharepoint-mil.us']
  return protocol === 'https:'
    ? known.some((end) => hostname.endsWith(end))
    : protocol === 'http:' && isLoopback(hostname)
}
