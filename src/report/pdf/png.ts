/** A PNG as a document can carry it: its rows stay packed and filtered as they are. */

interface Rgb {
  /** px */
  width: number
  height: number
  data: Uint8Array
}

const signature = 0x89504e47
const headerEnd = 33
const truecolour = 2

/** Null = no PNG, or one with transparency, of other colours or interlaced. */
export function rgbOf(png: Uint8Array): Rgb | null {
  const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  if (file.length < headerEnd || file.readUInt32BE(0) !== signature) return null
  const plain = file[24] === 8 && file[25] === truecolour && file[28] === 0
  if (!plain) return null
  const parts: Buffer[] = []
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const type = file.toString('latin1', at + 4, at + 8)
    if (type === 'tRNS') return null
    if (type === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const [data, ...more] = parts
  if (!data) return null
  return {
    width: file.readUInt32BE(16),
    height: file.readUInt32BE(20),
    data: more.length === 0 ? data : Buffer.concat(parts),
  }
}
