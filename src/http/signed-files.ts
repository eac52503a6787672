/** Files behind links that are signed and end. Whoever has the link may look; nobody can make one. */
import type { FastifyReply } from 'fastify'
import type { RouteInstaller } from './server'

export interface ServedFile {
  name: string
  mime: string
  bytes: Uint8Array
}

/** Where files come from; null = there is none by that id. */
export interface Files {
  file(id: string): Promise<ServedFile | null>
}

export interface Signer {
  sign(purpose: string, text: string): string
  verify(purpose: string, text: string, signature: string): boolean
}

const purpose = 'file links'
const day = 24 * 60 * 60_000
/** A name in a link is for people, and a router takes no endless one. */
const longestName = 45

/**
 * Address of a file on this server, without its origin. `now`: epoch ms. It is valid for one to two days,
 * and the same all day long, so that a browser keeps what it has loaded.
 */
export function fileUrl(secret: Signer, fileId: string, name: string, now: number): string {
  const shown = [...name].slice(0, longestName).join('') || 'file'
  return signed(secret, `/files/${encoded(fileId)}/${encoded(shown)}?until=${endOf(now)}`)
}

/** The same for a picture, as small as every place takes one; its name tells nothing. */
export function pictureUrl(secret: Signer, fileId: string, now: number): string {
  return signed(secret, `/files/${encoded(fileId)}/picture.png?until=${endOf(now)}&fit=1`)
}

const endOf = (now: number) => (Math.floor(now / day) + 2) * day
const signed = (secret: Signer, address: string) =>
  `${address}&sig=${secret.sign(purpose, address)}`

/**
 * `/files/:id/:name`: 403 unless the link is whole and still good, 404 for a file that is gone. `fitted`: makes a
 * picture small enough.
 */
export function fileRoutes(
  files: Files,
  secret: Pick<Signer, 'verify'>,
  now: () => number,
  fitted: (png: Uint8Array) => Promise<Uint8Array>,
): RouteInstaller {
  return (app) => {
    app.get<{ Params: { id: string } }>('/files/:id/:name', async (request, reply) => {
      // The address is signed as it is written, so no other spelling of it passes either.
      const [, address = '', until = '', fit, signature = ''] =
        /^([^?]*\?until=(\d{1,15})(&fit=1)?)&sig=(.*)$/.exec(request.url) ?? []
      if (!secret.verify(purpose, address, signature)) {
        return refuse(reply, 403, 'This link is not whole. Open it again from where it was posted.')
      }
      const left = Number(until) - now()
      if (left <= 0) {
        return refuse(reply, 403, 'This link has ended. Open the file from where it was posted.')
      }
      const file = await files.file(request.params.id)
      if (file === null) return refuse(reply, 404, 'This file is not kept any more.')
      const bytes =
        fit !== undefined && file.mime === 'image/png' ? await fitted(file.bytes) : file.bytes
      return reply
        .headers({
          'content-type': file.mime,
          'content-disposition':
            file.mime === 'image/png'
              ? 'inline'
              : `attachment; filename*=UTF-8''${encoded(file.name)}`,
          'cache-control': `private, max-age=${Math.floor(left / 1000)}`,
        })
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    })
  }
}

function refuse(reply: FastifyReply, status: 403 | 404, error: string): FastifyReply {
  return reply.code(status).send({ error })
}

/** For a path and for a header's extended value (RFC 8187), which takes fewer signs bare. */
function encoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\ufffd')).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
