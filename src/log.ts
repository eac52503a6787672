import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

const secretKeys = [
  'authorization',
  'cookie',
  'databaseUrl',
  'encryptionKey',
  'password',
  'secret',
  'signature',
  'token',
]

/** Passwords inside addresses, and Slack's tokens, which start with their kind. */
const secretText = /(\w+:\/\/[^\s/:@"]*:)[^\s/@"\\]+(?=@)|\b(xox[a-z]|xapp)-[\w-]+/g

/** Takes secrets out of running text, such as a driver's error message that quotes its address. */
export function withoutSecrets(text: string): string {
  return text.replace(secretText, (_, address: string | undefined) => `${address ?? ''}[hidden]`)
}

/** JSON lines on standard output (or `to`), secrets left out by their key and by their looks. */
export function createLog(level: LogLevel, to: DestinationStream = pino.destination(1)): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
        censor: '[hidden]',
      },
      hooks: { streamWrite: withoutSecrets },
    },
    to,
  )
}

/** What went wrong, fit for a log: an error's message may quote what people wrote, so only its kind and place. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown'
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  const place = error.stack?.split('\n').find((line) => /^ +at /.test(line)) ?? ''
  return `${error.name}${code}${place.replace(/^ +/, ' ')}`
}
