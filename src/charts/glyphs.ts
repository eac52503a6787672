/** Reads from a TrueType file which characters it has and how wide they are, so that texts are measured without a canvas. */
import { readFileSync } from 'node:fs'
import { fontFiles, type Weight } from './fonts'

/** Advance widths by code point, as shares of the font size. */
type Widths = ReadonlyMap<number, number>

const widthsOf = new Map<Weight, Widths>()

/** Advance of one code point in em, or null where no bundled font has it. */
export function advance(codePoint: number, weight: Weight): number | null {
  let widths = widthsOf.get(weight)
  if (!widths) {
    widths = new Map(
      fontFiles(weight)
        .toReversed()
        .flatMap(({ path }) => [...readWidths(readFileSync(path))]),
    )
    widthsOf.set(weight, widths)
  }
  return widths.get(codePoint) ?? null
}

function readWidths(file: Buffer): Widths {
  const tables = readTables(file)
  const unitsPerEm = file.readUInt16BE(tables('head') + 18)
  const metrics = file.readUInt16BE(tables('hhea') + 34)
  const hmtx = tables('hmtx')
  const widths = new Map<number, number>()
  for (const [codePoint, glyph] of readGlyphs(file, tables('cmap'))) {
    const width = file.readUInt16BE(hmtx + 4 * Math.min(glyph, metrics - 1))
    widths.set(codePoint, width / unitsPerEm)
  }
  return widths
}

function readTables(file: Buffer): (tag: string) => number {
  const offsets = new Map<string, number>()
  for (let index = 0; index < file.readUInt16BE(4); index++) {
    const at = 12 + 16 * index
    offsets.set(file.toString('latin1', at, at + 4), file.readUInt32BE(at + 8))
  }
  return (tag) => {
    const offset = offsets.get(tag)
    if (offset === undefined) throw new Error(`The font has no table "${tag}".`)
    return offset
  }
}

/** Code point and glyph of the whole-Unicode subtable (format 12), else of the basic plane's (format 4). */
function readGlyphs(file: Buffer, cmap: number): [number, number][] {
  const subtables = new Map<number, number>()
  for (let index = 0; index < file.readUInt16BE(cmap + 2); index++) {
    const at = cmap + file.readUInt32BE(cmap + 4 + 8 * index + 4)
    subtables.set(file.readUInt16BE(at), at)
  }
  const whole = subtables.get(12)
  if (whole !== undefined) return readGroups(file, whole)
  const basic = subtables.get(4)
  if (basic === undefined) throw new Error('The font has no Unicode character map.')
  return readSegments(file, basic)
}

function readGroups(file: Buffer, at: number): [number, number][] {
  const glyphs: [number, number][] = []
  for (let index = 0; index < file.readUInt32BE(at + 12); index++) {
    const group = at + 16 + 12 * index
    const first = file.readUInt32BE(group)
    const last = file.readUInt32BE(group + 4)
    const glyph = file.readUInt32BE(group + 8)
    for (let code = first; code <= last; code++) glyphs.push([code, glyph + code - first])
  }
  return glyphs
}

function readSegments(file: Buffer, at: number): [number, number][] {
  const glyphs: [number, number][] = []
  const twice = file.readUInt16BE(at + 6)
  for (let offset = 0; offset < twice; offset += 2) {
    const last = file.readUInt16BE(at + 14 + offset)
    const first = file.readUInt16BE(at + 16 + twice + offset)
    const delta = file.readUInt16BE(at + 16 + 2 * twice + offset)
    const rangeAt = at + 16 + 3 * twice + offset
    const range = file.readUInt16BE(rangeAt)
    for (let code = first; code <= last && code !== 0xffff; code++) {
      const listed = range === 0 ? code : file.readUInt16BE(rangeAt + range + 2 * (code - first))
      if (listed !== 0) glyphs.push([code, (listed + delta) & 0xffff])
    }
  }
  return glyphs
}
