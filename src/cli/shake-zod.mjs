/** For bundles that take Zod in. */
import { readFile } from 'node:fs/promises'

/** esbuild drops what is not used of a namespace only where that is imported by itself; Zod is five parts in six unused. */
export const shakeZod = {
  name: 'shake-zod',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, async ({ path }) => {
      if (path.includes('node_modules')) return undefined
      const text = await readFile(path, 'utf8')
      return {
        contents: text.replace("import { z } from 'zod'", "import * as z from 'zod'"),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }
    })
  },
}
