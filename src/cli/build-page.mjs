/** Bundles the local page for browsers into `dist/page`: the assets, packed ones beside them, and a manifest. */
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build } from 'esbuild'
import { shakeZod } from './shake-zod.mjs'

const folder = 'src/chat/local/page'

/** All that a browser gets. A scenario's name is its answer, so none of them may come along, however far round. */
const forBrowsers =
  /^src\/(chat\/local\/(page\/|wire\.ts$)|messages\/|drill\/|report\/(document(-schema)?|pictures\/figures)\.ts$)|(^|\/)node_modules\//

/**
 * Bundles the page, writing nothing.
 * @param {string} root the project's folder
 * @returns {Promise<{ path: string, contents: Uint8Array | string }[]>} absolute paths; the manifest is last
 */
export async function bundlePage(root) {
  const outdir = join(root, 'dist/page')
  const page = await bundle(root, outdir, {
    entryPoints: { main: `${folder}/main.tsx` },
    inject: [`${folder}/no-eval.ts`],
    format: 'esm',
  })
  // Runs before the first paint, so it is a script of the plain kind, which blocks.
  const theme = await bundle(root, outdir, {
    entryPoints: { theme: `${folder}/theme.ts` },
    format: 'iife',
  })

  const files = [...page.outputFiles, ...theme.outputFiles].sort((a, b) =>
    a.path < b.path ? -1 : 1,
  )
  const hash = createHash('sha256')
  for (const { path, contents } of files) hash.update(`${basename(path)}\n`).update(contents)
  const [script, main] = entryOf(page)
  const manifest = {
    script,
    style: main.cssBundle === undefined ? null : basename(main.cssBundle),
    theme: entryOf(theme)[0],
    font: madeFrom(page, 'inter-latin-wght-normal.woff2'),
    files: files.map(({ path }) => basename(path)),
    build: hash.digest('hex').slice(0, 16),
  }
  const packed = await Promise.all(
    files
      .filter(({ path }) => /\.(js|css)$/.test(path))
      .flatMap(({ path, contents }) => [
        pack(`${path}.br`, promisify(brotliCompress)(contents, brotli(contents.length))),
        pack(`${path}.gz`, promisify(gzip)(contents, { level: 9 })),
      ]),
  )
  const written = files.map(({ path, contents }) => ({ path, contents }))
  const contents = `${JSON.stringify(manifest, null, 2)}\n`
  return [...written, ...packed, { path: join(outdir, 'manifest.json'), contents }]
}

async function bundle(root, outdir, options) {
  const result = await build({
    absWorkingDir: root,
    outdir,
    write: false,
    bundle: true,
    minify: true,
    metafile: true,
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file' },
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    plugins: [shakeZod],
    logLevel: 'warning',
    ...options,
  })
  const leak = Object.keys(result.metafile.inputs).find((path) => !forBrowsers.test(path))
  if (leak !== undefined) throw new Error(`The page must not hold ${leak}.`)
  return result
}

/** Name and description of the one script that a bundle starts from. */
function entryOf({ metafile }) {
  const [path, output] = Object.entries(metafile.outputs).find(([, one]) => one.entryPoint) ?? []
  return [basename(path), output]
}

/** Name of the asset that was made from a file of that name; null = none was. */
function madeFrom({ metafile }, name) {
  const [path] =
    Object.entries(metafile.outputs).find(([, { inputs }]) => {
      const made = Object.keys(inputs)
      return made.length === 1 && basename(made[0]) === name
    }) ?? []
  return path === undefined ? null : basename(path)
}

const pack = async (path, contents) => ({ path, contents: await contents })

const brotli = (length) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
  },
})
