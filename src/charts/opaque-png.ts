/** Takes the unused transparency out of a picture, so that a document can carry it without decoding it. */
import { promisify } from 'node:util'
import { constants, deflate, inflate } from 'node:zlib'
import { pngOf } from './png'

/** A tenth larger than the best, in a third of the time. */
const packing = { level: 1, strategy: constants.Z_RLE }

const inflated = promisify<Uint8Array, Buffer>(inflate)
const deflated = promisify<Uint8Array, typeof packing, Buffer>(deflate)

const signatureLength = 8
const colourAndAlpha = 6

/**
 * The same picture as an RGB PNG; its packing runs off the main thread. What isn't an RGBA PNG of 8 bits
 * without a see-through pixel comes back as it is.
 *
 * PNG's filters foretell each byte from its own channel alone, so the filtered bytes of red, green and
 * blue stay right when those of alpha are left out: nothing needs to be unfiltered.
 */
export async function opaquePng(png: Uint8Array): Promise<Uint8Array> {
  const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const header = headerOf(file)
  if (!header) return png
  const rows = await inflated(Buffer.concat(dataOf(file))).catch(() => null)
  const rgb = rows && withoutAlpha(rows, header.width, header.height)
  if (!rgb) return png
  return pngOf(header.width, header.height, await deflated(rgb, packing))
}

function headerOf(file: Buffer): { width: number; height: number } | null {
  const kept =
    file.length > 33 &&
    file.toString('latin1', 1, 4) === 'PNG' &&
    file.toString('latin1', 12, 16) === 'IHDR' &&
    file[24] === 8 &&
    file[25] === colourAndAlpha &&
    file[28] === 0
  return kept ? { width: file.readUInt32BE(16), height: file.readUInt32BE(20) } : null
}

function dataOf(file: Buffer): Buffer[] {
  const data: Buffer[] = []
  for (let at = signatureLength; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return data
}

/** What each filter makes of an alpha channel that is 255 everywhere: [in the first pixel, in the others]. */
const opaque = {
  first: [
    [255, 255],
    [255, 0],
    [255, 255],
    [255, 128],
    [255, 0],
  ],
  below: [
    [255, 255],
    [255, 0],
    [0, 0],
    [128, 0],
    [0, 0],
  ],
} as const

/** Filtered rows of RGB, or null where a pixel isn't opaque or a row isn't whole. */
function withoutAlpha(rows: Buffer, width: number, height: number): Buffer | null {
  const stride = 1 + 4 * width
  if (rows.length !== stride * height) return null
  const rgb = Buffer.allocUnsafe((1 + 3 * width) * height)
  let to = 0
  for (let row = 0; row < height; row++) {
    let from = row * stride
    const filter = rows[from] ?? 0
    const expected = (row === 0 ? opaque.first : opaque.below)[filter]
    if (!expected) return null
    rgb[to++] = filter
    from++
    const end = from + 4 * width
    let alpha: number = expected[0]
    for (; from < end; from += 4) {
      if (rows[from + 3] !== alpha) return null
      alpha = expected[1]
      rgb[to] = rows[from] ?? 0
      rgb[to + 1] = rows[from + 1] ?? 0
      rgb[to + 2] = rows[from + 2] ?? 0
      to += 3
    }
  }
  return rgb
}
