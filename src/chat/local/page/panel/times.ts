/** Times and durations as the page writes them: 24 hours, the browser's own zone. */

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' })
const date = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const fullDate = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})

const week = 6 * 24 * 3_600_000

/** British English writes "Sept" where every other month has three letters. */
const short = (format: Intl.DateTimeFormat, at: number) => format.format(at).replace('Sept', 'Sep')

/** "03:45". `at`: epoch ms, as everywhere below. */
export const timeOf = (at: number): string => time.format(at)

/** "3 Dec 2026". */
export const dateOf = (at: number): string => short(fullDate, at)

/** "Thu 3 Dec, 03:00". */
export const momentOf = (at: number): string => `${short(date, at)}, ${timeOf(at)}`

/** "Thu 03:00" within the week to come, else "3 Dec". */
export function soonOf(at: number, now: number): string {
  return at - now < week ? `${weekday.format(at)} ${timeOf(at)}` : short(day, at)
}

/** "05:52" today, else with its day: "Thu 3 Dec, 05:52". */
export function pastOf(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? timeOf(at) : momentOf(at)
}

/** A countdown of ms: "18:42", "1:02:03" from an hour on. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  const minutes = Math.floor(seconds / 60)
  const two = (value: number) => String(value).padStart(2, '0')
  const tail = two(seconds % 60)
  if (minutes < 60) return `${two(minutes)}:${tail}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${tail}`
}

/** Hours and minutes of a drill's own clock: "0:41". */
export function clockOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** How long a drill is: "3:00 h", below an hour as `lengthOf` says it. */
export function spanOf(ms: number): string {
  return ms < 3_600_000 ? lengthOf(ms) : `${clockOf(ms)} h`
}

/** "45 min"; short drills have phases of seconds: "40 s". */
export function lengthOf(ms: number): string {
  if (ms < 60_000) return `${Math.round(ms / 1_000)} s`
  const minutes = ms / 60_000
  return `${minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes)} min`
}
