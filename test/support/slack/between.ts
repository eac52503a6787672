/** Between the bot and the emulator: hands every call on as it is, and notes what only the bot would hear. */
import { createServer } from 'node:http'
import { z } from 'zod'
import { readBytes } from './api/body'

const opened = z.object({ ok: z.literal(true), view: z.looseObject({ id: z.string() }) })
export type OpenedView = z.infer<typeof opened>['view']

export interface Between {
  /** A Web API, ends in `/api/`. */
  url: string
  /** What was answered to a `response_url` below this address, oldest first. */
  hook: string
  answers: string[]
  /** Views as the emulator has opened or changed them, oldest first. */
  views: OpenedView[]
  /** `method error` of each call that was refused. */
  refusals: string[]
  close(): Promise<void>
}

/** `to`: the emulator's Web API, ends in `/api/`. */
export async function openBetween(to: string): Promise<Between> {
  const between = { answers: [] as string[], views: [] as OpenedView[], refusals: [] as string[] }
  const server = createServer((request, response) => {
    void (async () => {
      const body = await readBytes(request)
      const path = request.url ?? ''
      if (path.startsWith('/hook')) {
        between.answers.push(body.toString('utf8'))
        response.end('ok')
        return
      }
      const method = path.replace('/api/', '')
      const { authorization = '', 'content-type': type = '' } = request.headers
      const answer = await fetch(to + method, {
        method: 'POST',
        headers: { authorization, 'content-type': type },
        body: new Uint8Array(body),
      })
      const text = await answer.text()
      const told = z
        .looseObject({ ok: z.boolean(), error: z.string().optional() })
        .parse(JSON.parse(text))
      if (!told.ok) between.refusals.push(`${method} ${told.error}`)
      if (/^views\.(open|update)$/.test(method)) {
        const view = opened.safeParse(told).data?.view
        if (view) between.views.push(view)
      }
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
    })().catch((error: unknown) => {
      between.refusals.push(String(error))
      response.writeHead(502).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  const origin = `http://127.0.0.1:${address.port}`
  return {
    ...between,
    url: `${origin}/api/`,
    hook: `${origin}/hook`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
