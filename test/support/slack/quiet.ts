/** A logger for Slack's own clients, which tell of every refusal; in tests of refusals those are wanted. */
import { type Logger, LogLevel } from '@slack/bolt'

export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
  getLevel: () => LogLevel.ERROR,
}
