/** The built page, served from memory: its shell at `/`, its files below `/local/assets/`. */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { RouteInstaller } from '../../http/server'
import { renderShell, shellPolicy } from './shell'

const name = z.string().regex(/^[\w.-]+$/)
const manifestSchema = z.object({
  script: name,
  theme: name,
  style: name.nullable(),
  font: name.nullable(),
  files: z.array(name),
  build: z.string(),
})

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

interface Asset {
  type: string
  plain: Buffer
  /** Null = not worth packing. */
  br: Buffer | null
  gzip: Buffer | null
}

export interface PageAssets {
  routes: RouteInstaller
  /** The page's HTML and its policy, for another address that begins with the same bundle. */
  shell: { html: string; policy: string }
  /** The files alone, without the page at `/`. */
  files: RouteInstaller
  /** Changes with whatever a browser gets. */
  build: string
}

/** Reads what the build left in `folder`. Throws when that is not a whole page. */
export async function pageAssets(folder: string): Promise<PageAssets> {
  const manifest = manifestSchema.parse(
    JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')),
  )
  const assets = new Map<string, Asset>()
  for (const file of manifest.files) assets.set(file, await readAsset(join(folder, file)))
  const address = (file: string) => `/local/assets/${file}`
  const html = renderShell({
    script: address(manifest.script),
    theme: address(manifest.theme),
    style: manifest.style === null ? null : address(manifest.style),
    font: manifest.font === null ? null : address(manifest.font),
  })
  const files: RouteInstaller = (app) => {
    app.get<{ Params: { name: string } }>('/local/assets/:name', async (request, reply) => {
      const asset = assets.get(request.params.name)
      if (asset === undefined) return reply.callNotFound()
      const encoding = encodingFor(request.headers['accept-encoding'], asset)
      if (encoding !== null) reply.header('content-encoding', encoding)
      return reply
        .headers({
          'content-type': asset.type,
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'accept-encoding',
        })
        .send(encoding === null ? asset.plain : asset[encoding])
    })
  }
  return {
    build: manifest.build,
    shell: { html, policy: shellPolicy },
    files,
    routes: async (app) => {
      app.get('/', async (_, reply) =>
        reply
          .headers({ 'content-security-policy': shellPolicy, 'cache-control': 'no-cache' })
          .type('text/html; charset=utf-8')
          .send(html),
      )
      await files(app)
    },
  }
}

async function readAsset(path: string): Promise<Asset> {
  const type = types[extname(path)]
  if (type === undefined) throw new Error(`The page holds a file of unknown type: ${path}.`)
  const packed = (ending: string) => readFile(`${path}.${ending}`).catch(() => null)
  return { type, plain: await readFile(path), br: await packed('br'), gzip: await packed('gz') }
}

/** The smallest form of an asset that the header takes; null = as it is. */
function encodingFor(header: string | undefined, asset: Asset): 'br' | 'gzip' | null {
  const taken = (header ?? '')
    .toLowerCase()
    .split(',')
    .flatMap((entry) => {
      const [coding = '', ...parameters] = entry.split(';').map((part) => part.trim())
      return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [coding]
    })
  if (asset.br !== null && taken.includes('br')) return 'br'
  return asset.gzip !== null && taken.includes('gzip') ? 'gzip' : null
}
