/** Writes pictures as PNG: colours without transparency, in a quarter of the time that the canvas takes. */
import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Flat areas and thin lines pack best unfiltered; a higher level takes three times as long for a fifth less. */
const packing = { level: 3 }
const bitsPerChannel = 8
const colourOnly = 2

/** `pixels`: red, green, blue and alpha of each, row by row. Null where one of them lets something through. */
export function opaquePngOf(pixels: Uint8Array, width: number, height: number): Uint8Array | null {
  const rows = Buffer.allocUnsafe((1 + 3 * width) * height)
  let from = 0
  let to = 0
  for (let row = 0; row < height; row++) {
    rows[to++] = 0
    for (const end = from + 4 * width; from < end; from += 4) {
      if (pixels[from + 3] !== 255) return null
      rows[to] = pixels[from] ?? 0
      rows[to + 1] = pixels[from + 1] ?? 0
      rows[to + 2] = pixels[from + 2] ?? 0
      to += 3
    }
  }
  return pngOf(width, height, deflateSync(rows, packing))
}

/** `data`: the filtered rows of 8-bit RGB, packed. */
export function pngOf(width: number, height: number, data: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = bitsPerChannel
  header[9] = colourOnly
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(typed), 4)
  return Buffer.concat([ends.subarray(0, 4), typed, ends.subarray(4)])
}
