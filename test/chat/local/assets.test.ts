import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { pageAssets } from '../../../src/chat/local/assets'
import { serve } from '../../support/http'

const built = resolve('dist/page')

async function open(folder = built) {
  const { routes, build } = await pageAssets(folder)
  const { origin } = await serve([routes])
  return { origin, build }
}

/** Asks as one says and unpacks nothing, unlike `fetch`. */
function raw(url: string, accept?: string): Promise<{ answer: IncomingMessage; body: Buffer }> {
  return new Promise((done, fail) => {
    const headers = accept === undefined ? {} : { 'accept-encoding': accept }
    get(url, { headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => done({ answer, body: Buffer.concat(parts) }))
    }).on('error', fail)
  })
}

const manifest = {
  script: 'main-A.js',
  style: 'main-B.css',
  theme: 'theme-C.js',
  font: null,
  files: ['main-A.js', 'main-B.css', 'theme-C.js'],
  build: 'abc',
}
const script = Buffer.from('console.log("é")\n'.repeat(50))

/** A small built page; `files` are put over it. */
function page(files: Record<string, string | Buffer> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'drill-page-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const all = {
    'manifest.json': JSON.stringify(manifest),
    'main-A.js': script,
    'main-A.js.br': brotliCompressSync(script),
    'main-A.js.gz': gzipSync(script),
    'main-B.css': 'body{}',
    'theme-C.js': '1',
    'secret.txt': 'not of the page',
    ...files,
  }
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text)
  return folder
}

test('the shell lets through what comes from this server and nothing written into a page', async () => {
  const { origin } = await open()
  const answer = await fetch(`${origin}/`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('no-cache')
  expect(answer.headers.get('content-security-policy')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  )
  const html = await answer.text()
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
  expect(html).toContain('<title>Drill</title>')
  expect(html).toContain('<div id="app"></div>')
  expect(html).toMatch(/<noscript>[^<]+<\/noscript>/)
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|<script[^>]*>[^<]/)
  // The theme is set before anything is painted: its script blocks and stands before the style.
  expect(html).toMatch(/<script src="[^"]*theme[^"]*"><\/script>\n<link rel="stylesheet"/)
  expect(html).toMatch(/<script type="module" src="[^"]*main[^"]*"><\/script>/)
  expect(html).toMatch(
    /<link rel="preload" href="[^"]*latin-wght[^"]*" as="font"[^>]* crossorigin>/,
  )
})

test('everything that the shell and the style name is served, to be kept for ever', async () => {
  const { origin } = await open()
  const html = await (await fetch(`${origin}/`)).text()
  const named = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(named).toHaveLength(4)
  const style = named.find((path) => path.endsWith('.css')) ?? ''
  const css = await (await fetch(origin + style)).text()
  const fonts = [...css.matchAll(/url\("?([^)"]+)"?\)/g)].map(([, path = '']) => path)
  expect(fonts.length).toBeGreaterThanOrEqual(2)
  const urls = [...named, ...fonts].map((path) => new URL(path, origin + style).href)
  for (const url of urls) {
    const { status, headers } = await fetch(url)
    expect([url, status]).toEqual([url, 200])
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    const type = url.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8'
    expect(headers.get('content-type')).toBe(url.endsWith('.woff2') ? 'font/woff2' : type)
  }
  expect(css).not.toMatch(/sourceMappingURL/)
})

test('a file goes out as small as the browser takes it', async () => {
  const { origin } = await open(page())
  const url = `${origin}/local/assets/main-A.js`
  const br = await raw(url, 'gzip, deflate, br, zstd')
  expect(br.answer.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
  expect(brotliDecompressSync(br.body)).toEqual(script)
  expect(Number(br.answer.headers['content-length'])).toBe(br.body.length)
  for (const accept of ['gzip', 'GZIP;q=0.5', 'br;q=0, gzip', 'br;q=0.000,gzip;q=1']) {
    const { answer, body } = await raw(url, accept)
    expect([accept, answer.headers['content-encoding']]).toEqual([accept, 'gzip'])
    expect(gunzipSync(body)).toEqual(script)
  }
  for (const accept of [undefined, '', 'identity', 'zstd', 'br;q=0', 'brotli']) {
    const { answer, body } = await raw(url, accept)
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers.vary).toBe('accept-encoding')
    expect(body).toEqual(script)
  }
  const bare = await raw(`${origin}/local/assets/main-B.css`, 'br')
  expect(bare.answer.headers['content-encoding']).toBeUndefined()
  expect(String(bare.body)).toBe('body{}')
})

test('HEAD tells the same and sends nothing', async () => {
  const { origin } = await open(page())
  for (const path of ['/', '/local/assets/main-A.js', '/local/assets/main-B.css']) {
    const [head, whole] = await Promise.all([
      fetch(origin + path, { method: 'HEAD' }),
      fetch(origin + path),
    ])
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (const name of ['content-type', 'content-length', 'cache-control', 'content-encoding']) {
      expect(head.headers.get(name)).toBe(whole.headers.get(name))
    }
  }
})

test('what is not of the page is not there', async () => {
  const { origin } = await open(page())
  const paths = ['none.js', 'secret.txt', 'manifest.json', 'main-A.js.br', '..%2fmain-A.js', '']
  for (const path of paths) {
    const answer = await fetch(`${origin}/local/assets/${path}`)
    expect([path, answer.status]).toEqual([path, 404])
    expect(await answer.json()).toEqual({ error: 'There is nothing here.' })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  }
})

test('another website cannot load the files', async () => {
  const { origin } = await open(page())
  const headers = { origin: 'https://evil.example' }
  expect((await fetch(`${origin}/local/assets/main-A.js`, { headers })).status).toBe(403)
})

test('tells its build, and does not start from half a page', async () => {
  expect((await pageAssets(page())).build).toBe('abc')
  const broken = [
    page({ 'manifest.json': '{"script":"main-A.js"}' }),
    page({ 'manifest.json': JSON.stringify({ ...manifest, files: ['gone.js'] }) }),
    page({ 'manifest.json': JSON.stringify({ ...manifest, files: ['secret.txt'] }) }),
    page({ 'manifest.json': JSON.stringify({ ...manifest, script: '"><script>' }) }),
  ]
  for (const folder of broken) await expect(pageAssets(folder)).rejects.toThrow()
})
