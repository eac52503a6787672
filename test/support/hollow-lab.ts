/** The real maker of evidence, in a folder where the lab's runs show nothing: for what a book holds beside them. */
import { copyFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { programPaths } from '../../src/paths'

/** `folder`: an empty one. Returns the maker's path in it. */
export function hollowMaker(folder: string): string {
  const { labChild, labEvidence } = programPaths()
  const dist = dirname(labEvidence)
  for (const name of readdirSync(dist)) {
    if (![basename(labChild), basename(labEvidence)].includes(name))
      symlinkSync(join(dist, name), join(folder, name))
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  copyFileSync(new URL('hollow-child.mjs', import.meta.url), join(folder, basename(labChild)))
  // Copied, as it looks for the child beside itself.
  copyFileSync(labEvidence, join(folder, basename(labEvidence)))
  return join(folder, basename(labEvidence))
}
