import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { opaquePng } from '../../src/charts/opaque-png'
import { opaquePngOf } from '../../src/charts/png'

function drawn(ground: string | null): Uint8Array {
  const canvas = createCanvas(60, 40)
  const context = canvas.getContext('2d')
  if (ground !== null) {
    context.fillStyle = ground
    context.fillRect(0, 0, 60, 40)
  }
  for (let index = 0; index < 30; index++) {
    context.fillStyle = `hsl(${index * 37} 70% 50%)`
    context.beginPath()
    context.arc((index * 13) % 60, (index * 7) % 40, 5, 0, 7)
    context.fill()
  }
  return canvas.toBuffer('image/png')
}

async function pixels(png: Uint8Array): Promise<Buffer> {
  const image = await loadImage(Buffer.from(png))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  return Buffer.from(context.getImageData(0, 0, image.width, image.height).data)
}

test('a picture without transparency becomes RGB, the same to the pixel', async () => {
  const png = drawn('#ffffff')
  const opaque = await opaquePng(png)
  expect([png[25], opaque[25]]).toEqual([6, 2])
  expect((await pixels(opaque)).equals(await pixels(png))).toBe(true)
})

test.each([
  ['a see-through one', drawn(null)],
  ['one that is RGB already', Buffer.from('iVBORw0KGgoAAAANSUhEUg', 'base64')],
  ['what is no picture', Buffer.from('not a picture')],
  ['half a picture', drawn('#ffffff').subarray(0, 200)],
])('%s comes back as it is', async (_, bytes) => {
  expect(await opaquePng(bytes)).toBe(bytes)
})

test('raw pixels become the same picture; one that lets something through becomes none', async () => {
  const canvas = createCanvas(7, 5)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, 7, 5)
  context.fillStyle = '#0072b2'
  context.fillRect(1, 2, 3, 2)
  const png = opaquePngOf(canvas.data(), 7, 5)
  if (!png) throw new Error('It is opaque.')
  expect(await pixels(png)).toEqual(await pixels(canvas.toBuffer('image/png')))
  expect(await opaquePng(png)).toBe(png)
  context.clearRect(6, 4, 1, 1)
  expect(opaquePngOf(canvas.data(), 7, 5)).toBeNull()
})
