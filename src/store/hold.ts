import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Client, createClient } from '@libsql/client'

/** Another bot has the folder. */
export class DataDirTaken extends Error {
  override name = 'DataDirTaken'
}

/** Keeps the lock's connection from being collected, which would let it go. */
const held = new Set<Client>()

/**
 * Takes the data folder for this process, as long as it lives or until `release`. The lock is an
 * open transaction on a file of its own: the operating system drops it with the process, however that
 * ends, so nothing is left to clean up.
 * @throws DataDirTaken if another bot has it
 */
export async function holdDataDir(dataDir: string): Promise<{ release(): Promise<void> }> {
  await mkdir(dataDir, { recursive: true })
  const client = createClient({ url: pathToFileURL(join(dataDir, 'in-use.db')).href })
  try {
    await client.execute('BEGIN EXCLUSIVE')
  } catch (error) {
    client.close()
    if (!isBusy(error)) throw error
    throw new DataDirTaken(
      `Another bot is running on ${dataDir}. Stop it, or give this one its own DATA_DIR.`,
    )
  }
  held.add(client)
  return {
    release: async () => {
      if (!held.delete(client)) return
      // Closing alone lets go only when the driver's statements have been collected.
      await client.execute('ROLLBACK')
      client.close()
    },
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
}
