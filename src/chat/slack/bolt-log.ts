/** Bolt's log in ours. Its words may quote what people wrote, so only their beginning is kept. */
import { webApi } from '@slack/bolt'
import type { Log } from '../../log'

export function boltLog(log: Log): webApi.Logger {
  const told = (level: 'warn' | 'error') => (message: unknown) =>
    log[level]({ slack: firstWords(message) }, 'Bolt has a complaint.')
  return {
    debug: () => {},
    info: () => {},
    warn: told('warn'),
    error: told('error'),
    setLevel: () => {},
    getLevel: () => webApi.LogLevel.WARN,
    setName: () => {},
  }
}

/** The SDK's own sentence up to where it begins to quote. */
const firstWords = (message: unknown): string =>
  typeof message === 'string' ? (/^[\w ,.'-]{0,100}/.exec(message)?.[0] ?? '') : 'an error'
