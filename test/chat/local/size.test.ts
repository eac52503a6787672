import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { pageAssets } from '../../../src/chat/local/assets'
import { catalogue } from '../../../src/scenarios/catalogue'
import { serve } from '../../support/http'

const folder = resolve('dist/page')
const code = readdirSync(folder).filter((name) => /\.(js|css)$/.test(name))

test('the page’s scripts, style and HTML take less than 150 KB on the wire', async () => {
  const { routes } = await pageAssets(folder)
  const { origin } = await serve([routes])
  const html = Buffer.from(await (await fetch(`${origin}/`)).arrayBuffer())
  const sizes = Object.fromEntries([
    ...code.map((name) => [name, readFileSync(join(folder, `${name}.br`)).length] as const),
    ['/', brotliCompressSync(html).length] as const,
  ])
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
  console.log('Page, brotli, bytes:', { ...sizes, total })
  expect(Object.keys(sizes)).toHaveLength(4)
  expect(total).toBeLessThan(150_000)
})

test('nothing that a browser gets holds a scenario’s name', () => {
  const names = [...catalogue.scenarios, ...catalogue.herrings].flatMap(({ id, name }) => [
    id,
    name,
  ])
  expect(names.length).toBeGreaterThan(4)
  for (const file of code) {
    const text = readFileSync(join(folder, file), 'utf8').toLowerCase()
    for (const name of names) expect(text).not.toContain(name.toLowerCase())
  }
})
