/** The peer of the page's stream: a server that does nothing but hand each posted text to all who listen. */
import { createServer, type ServerResponse } from 'node:http'

/** Serves on any free port of loopback, which it prints, until its parent ends it. */
export async function serveBareStream(): Promise<void> {
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('event: hello\ndata: {}\n\n')
      listeners.add(response)
      request.socket.once('close', () => listeners.delete(response))
      return
    }
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      for (const each of listeners) each.write(`event: entries\ndata: ${JSON.stringify(body)}\n\n`)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    if (address !== null && typeof address !== 'string')
      process.stdout.write(`http://127.0.0.1:${address.port}\n`)
  })
  await new Promise((resolve) => process.once('SIGTERM', resolve))
  server.closeAllConnections()
  server.close()
}
