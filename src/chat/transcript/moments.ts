/** Moments as the readers of a transcript see them: all in one zone. */
const styles = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  'date-time': {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** "03:45", "03:45:07", "3 Dec 2026" or "3 Dec 2026, 03:45" in an IANA zone; takes epoch ms. */
export function moment(at: number, style: keyof typeof styles, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { ...styles[style], timeZone: zone }).format(at)
}
