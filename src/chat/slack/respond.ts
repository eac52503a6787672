/** The address that Slack gives with a command or a press: up to five answers within half an hour. */

/** Real ms. */
const timeout = 5_000

class NotTaken extends Error {
  override name = 'NotTaken'
}

/** Rejects unless Slack took it. */
export async function respond(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeout),
  })
  const words = await response.text()
  // A refusal of the blocks comes with status 200 or 500, and a word in place of "ok".
  if (!response.ok || /"ok":\s*false|invalid_|no_text/.test(words))
    throw new NotTaken(`an answer was not taken: ${response.status}`)
}
