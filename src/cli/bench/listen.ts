/** Browsers without a screen: each holds one stream open and notes when a text arrives on it. */
import { request } from 'node:http'

export interface Audience {
  /** Does `deed`, then waits until every listener has got `text`; ms from the deed's begin to each arrival. */
  hear(text: string, deed: () => Promise<unknown>): Promise<number[]>
  close(): void
}

const patience = 20_000

export async function openAudience(
  addresses: readonly { url: string; headers: Record<string, string> }[],
): Promise<Audience> {
  let wanted: string | null = null
  let arrived: (listener: number) => void = () => {}
  const tails = addresses.map(() => '')
  const open = addresses.map(({ url, headers }, listener) => {
    const asked = request(url, { headers })
    const ready = new Promise<void>((resolve, reject) => {
      asked.on('response', (answer) => {
        answer.on('data', (chunk) => {
          // A text may come in two pieces, so the end of the last one is kept.
          const tail = `${tails[listener] ?? ''}${chunk}`.slice(-20_000)
          tails[listener] = tail
          if (wanted !== null && tail.includes(wanted)) arrived(listener)
          resolve()
        })
      })
      asked.on('error', reject)
    })
    asked.end()
    return { asked, ready }
  })
  await Promise.all(open.map(({ ready }) => ready))

  return {
    hear: (text, deed) =>
      new Promise((resolve, reject) => {
        const begun = performance.now()
        const times = new Map<number, number>()
        const late = setTimeout(
          () => reject(new Error(`"${text}" did not reach everybody.`)),
          patience,
        )
        tails.fill('')
        wanted = text
        arrived = (listener) => {
          if (times.has(listener)) return
          times.set(listener, performance.now() - begun)
          if (times.size < addresses.length) return
          clearTimeout(late)
          wanted = null
          resolve([...times.values()])
        }
        deed().catch(reject)
      }),
    close: () => {
      for (const { asked } of open) {
        asked.on('error', () => {})
        asked.destroy()
      }
    },
  }
}
