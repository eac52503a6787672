/** A process of our own that prints where it listens. */
import { type ChildProcess, spawn } from 'node:child_process'

const patience = 60_000

/** Starts `node PROGRAM ARGUMENTS` and waits until its output names an address on loopback. */
export async function startServer(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, argv, {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    return { url: await addressOf(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    const late = setTimeout(() => reject(new Error('A server did not start.')), patience)
    child.once('exit', () => reject(new Error('A server ended before it listened.')))
    child.stdout?.on('data', (chunk) => {
      output += chunk
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? []
      if (url === undefined) return
      clearTimeout(late)
      resolve(url)
    })
  })
}
