/** Errors that have a sentence of their own for whoever starts the bot. */
const told = [
  'ConfigError',
  'DataDirTaken',
  'KeyBroken',
  'MigrationError',
  'ScenariosWrong',
  'SlackRefused',
]

/** What to say when the bot can't start: one sentence where the cause is known, else the stack. */
export function whyNotStarted(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (told.includes(error.name)) return error.message
  if ('code' in error && error.code === 'EADDRINUSE') {
    return 'PORT is taken by another program. Set it to a free one.'
  }
  if (
    'code' in error &&
    ['EACCES', 'EEXIST', 'EISDIR', 'ENOTDIR', 'EROFS'].includes(String(error.code))
  ) {
    return `DATA_DIR or PORT is not to be had: ${error.message}.`
  }
  if (error.name === 'DriverAdapterError') {
    return `DATABASE_URL leads to no database that lets the bot in: ${error.message}.`
  }
  return error.stack ?? error.message
}
