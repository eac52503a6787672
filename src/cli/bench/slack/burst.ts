/** Slash commands of many people at once, signed as Slack signs them, and how long each acknowledgement takes. */
import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { channelId, channelName, eventsPath, signingSecret, speakers, teamId } from './world'

export interface Crowd {
  /** All people say theirs at once; ms from each request's begin to its acknowledgement. */
  say(textOf: (speaker: number) => string): Promise<number[]>
  close(): void
}

/** `server`: an origin. `hook`: where its answers may go. The connections stay open, as Slack's do. */
export function openCrowd(server: string, hook: string): Crowd {
  const agent = new Agent({ keepAlive: true, maxSockets: speakers.length })
  let said = 0
  return {
    say: (textOf) => {
      const bodies = speakers.map((user, i) => {
        const body = new URLSearchParams({
          token: 'not-used-any-more',
          team_id: teamId,
          team_domain: 'acme',
          channel_id: channelId,
          channel_name: channelName,
          user_id: user,
          user_name: user.toLowerCase(),
          command: '/drill',
          text: textOf(i),
          api_app_id: 'A0BENCH',
          is_enterprise_install: 'false',
          response_url: `${hook}/${++said}`,
          trigger_id: `${said}.bench`,
        }).toString()
        return { body, headers: signed(body) }
      })
      return Promise.all(bodies.map((each) => acknowledged(`${server}${eventsPath}`, agent, each)))
    },
    close: () => agent.destroy(),
  }
}

function signed(body: string): Record<string, string> {
  const at = Math.floor(Date.now() / 1000)
  const hash = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(body)),
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${hash}`,
  }
}

function acknowledged(
  url: string,
  agent: Agent,
  { body, headers }: { body: string; headers: Record<string, string> },
): Promise<number> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const asked = request(url, { method: 'POST', agent, headers })
    asked.on('error', reject)
    asked.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(performance.now() - begun)
        else reject(new Error(`${url} answered ${answer.statusCode}.`))
      })
    })
    asked.end(body)
  })
}
