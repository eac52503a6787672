/** A server in a process of its own: any free port of loopback, which it prints, until its parent ends it. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'

export async function serve(listener: RequestListener): Promise<void> {
  const server = createServer(listener)
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address !== null && typeof address !== 'string')
    process.stdout.write(`http://127.0.0.1:${address.port}\n`)
  await once(process, 'SIGTERM')
  server.closeAllConnections()
  server.close()
}
