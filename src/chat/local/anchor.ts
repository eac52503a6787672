/** Where the page shows a message of a channel, after the page's own address; ids are the platform's. */
export function anchor(channel: string, message: string): string {
  return `#/channel/${encodeURIComponent(channel)}/${encodeURIComponent(message)}`
}
