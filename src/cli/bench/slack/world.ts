/** The workspace of the benchmark: what the peers, the Web API and the load agree on. */

export const signingSecret = 'a-secret-of-the-benchmark'
export const botToken = 'xoxb-a-bot-of-the-benchmark'
export const teamId = 'T0BENCH'
export const botUserId = 'U0BOT'
export const botId = 'B0BOT'
export const channelId = 'C0NIGHT'
export const channelName = 'night-drill'
export const facilitatorId = 'U0HOST'
export const eventsPath = '/slack/events'

/** The people who speak, each by Slack's id. */
export const speakers: readonly string[] = Array.from({ length: 50 }, (_, i) => `U0SPEAKER${i}`)
