/** Pictures made small enough for places that take no large ones. */
import { createCanvas, loadImage } from '@napi-rs/canvas'

/** Pixels of a side; Teams shows no larger picture. */
const fitSide = 1024

/** A PNG no larger than `fitSide` either way; one that fits already is given back as it is. Rejects on what is no picture. */
export async function fitted(png: Uint8Array): Promise<Uint8Array> {
  const { width, height } = sizeOf(png)
  const scale = Math.min(1, fitSide / width, fitSide / height)
  if (scale === 1) return png
  const image = await loadImage(png)
  const canvas = createCanvas(
    Math.max(1, Math.floor(width * scale)),
    Math.max(1, Math.floor(height * scale)),
  )
  const context = canvas.getContext('2d')
  context.imageSmoothingEnabled = true
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const small = await canvas.encode('png')
  // Lets go of its memory at once.
  canvas.width = 1
  canvas.height = 1
  return small
}

/** Pixels, as a PNG's first chunk has them. */
function sizeOf(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
