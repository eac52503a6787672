/**
 * Bundles the programs into `dist`. What they were made from is kept beside them as a hash of contents,
 * because a checkout or an image layer says nothing by its file times. A fresh tree is only read.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join, relative } from 'node:path'

/** Where the page's code begins; a tree without it has no page. */
const pageStart = 'src/chat/local/page/main.tsx'
const sources = ['src', 'package.json', 'tsconfig.json']
const stampName = '.made-from'
const half = '.half'
/** The database clients: thousands of lines, which their own stamp stands for. */
const generated = 'src/store/generated'

/**
 * @param {string} root the project's folder
 * @returns {Promise<Record<string, string>>} source file by program name
 */
export async function findPrograms(root) {
  const commands = (await readdir(join(root, 'src/cli'))).filter((name) => name.endsWith('.ts'))
  return {
    ...present(root, { main: 'src/main.ts' }),
    ...Object.fromEntries(commands.map((name) => [basename(name, '.ts'), `src/cli/${name}`])),
  }
}

/** Threads and processes that a program starts, as `./NAME.js` beside itself. */
const threads = {
  worker: 'src/charts/worker.ts',
  'lab-evidence': 'src/lab/evidence/maker.ts',
  typesetting: 'src/typesetting/worker.ts',
}

/** Started for every run: its packages' many files would take longer to load than a short run. */
const runs = { 'lab-child': 'src/lab/child.ts' }
const inRuns = ['zod', 'decimal.js', 'opossum', 'pure-rand']

/** Packages that the page's bundle takes in; those of a program stay outside it. */
const inThePage = ['preact', '@preact/signals', 'eventsource', 'zod', '@fontsource-variable/inter']

/**
 * Bundles every program into `dist`, packages left outside, and the local page into `dist/page`. Throws
 * esbuild's error, already printed.
 */
export async function bundleIfStale(root, programs) {
  const dist = join(root, 'dist')
  const taken = [...inThePage, ...inRuns]
  const versions = await Promise.all(taken.map((name) => versionIn(root, name)))
  const hash = await hashOf(root, sources, [version('esbuild'), ...versions])
  if ((await stampOf(dist)) === hash) return
  // Here alone: an installed image builds nothing and goes without it.
  const { shakeZod } = await import('./shake-zod.mjs')
  const [most, ofRuns] = await Promise.all([
    bundle(root, { ...programs, ...present(root, threads) }, { packages: 'external' }),
    bundle(root, present(root, runs), {
      // Its own files lie beside it.
      external: ['libsql'],
      plugins: [shakeZod],
      // Packages of the older kind ask for Node's modules in their own way.
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    }),
  ])
  const page = existsSync(join(root, pageStart)) ? await bundleOfPage(root) : []
  await mkdir(join(dist, 'page'), { recursive: true })
  const made = [...most, ...ofRuns, ...page]
  for (const file of made) await replace(file.path, file.contents)
  const kept = new Set(made.map((file) => relative(dist, file.path)))
  for (const path of await filesBelow(dist, '.')) {
    if (!kept.has(join(path)) && !path.endsWith(half)) await rm(join(dist, path), { force: true })
  }
  await replace(join(dist, stampName), hash)
}

/** The files of programs for Node, unwritten. */
async function bundle(root, entryPoints, options) {
  const { build } = await import('esbuild')
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: join(root, 'dist'),
    write: false,
    bundle: true,
    // Without it, what is loaded lazily would be pulled to the top of each bundle.
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
    ...options,
  })
  return outputFiles
}

/** Loaded only here: an installed image builds nothing and goes without it. */
async function bundleOfPage(root) {
  const { bundlePage } = await import('./build-page.mjs')
  return bundlePage(root)
}

const present = (root, entries) =>
  Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(join(root, path))))

/** Two builds at once may meet: each file appears whole. */
async function replace(path, contents) {
  const unfinished = `${path}.${process.pid}${half}`
  await writeFile(unfinished, contents)
  await rename(unfinished, path)
}

const stampOf = (folder) => readFile(join(folder, stampName), 'utf8').catch(() => '')

const version = (name) => createRequire(import.meta.url)(`${name}/package.json`).version

/** Read as a file, since not every package lets its description be imported; '' = not installed. */
async function versionIn(root, name) {
  const path = join(root, 'node_modules', name, 'package.json')
  const text = await readFile(path, 'utf8').catch(() => '{}')
  return `${name} ${JSON.parse(text).version ?? ''}`
}

async function hashOf(root, paths, words) {
  const hash = createHash('sha256').update(words.join('\n'))
  for (const path of (await Promise.all(paths.map((path) => filesBelow(root, path)))).flat()) {
    hash.update(`\n${path}\n`).update(await readFile(join(root, path)))
  }
  return hash.digest('hex')
}

/** Paths of all files at or below `path`, sorted. */
async function filesBelow(root, path) {
  const entries = await readdir(join(root, path)).catch(() => null)
  if (entries === null) return existsSync(join(root, path)) ? [path] : []
  const names = path === generated ? ['stamp'] : entries
  const below = await Promise.all(names.map((name) => filesBelow(root, `${path}/${name}`)))
  return below.flat().sort()
}
