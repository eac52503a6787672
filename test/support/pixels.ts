import { fontFiles, type Weight } from '../../src/charts/fonts'

process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
const { createCanvas, GlobalFonts, loadImage } = await import('@napi-rs/canvas')

export interface Pixels {
  /** How many pixels of a box are clearly darker than white. */
  inkIn(box: { left: number; top: number; width: number; height: number }): number
  /** Dark pixels on the outermost four pixels: something is cut off. */
  inkAtEdges(): number
  scaledTo(width: number): Promise<Uint8Array>
}

/** Decodes a PNG to look at its pixels. */
export async function readPng(png: Uint8Array): Promise<Pixels> {
  const image = await loadImage(png)
  const { width, height } = image
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, width, height)
  const dark = (x: number, y: number) => {
    const at = 4 * (y * width + x)
    return (data[at] ?? 255) + (data[at + 1] ?? 255) + (data[at + 2] ?? 255) < 600
  }
  const inkIn: Pixels['inkIn'] = (box) => {
    let count = 0
    for (let y = box.top; y < box.top + box.height; y++) {
      for (let x = box.left; x < box.left + box.width; x++) if (dark(x, y)) count += 1
    }
    return count
  }
  return {
    inkIn,
    inkAtEdges: () =>
      inkIn({ left: 0, top: 0, width, height: 4 }) +
      inkIn({ left: 0, top: height - 4, width, height: 4 }) +
      inkIn({ left: 0, top: 0, width: 4, height }) +
      inkIn({ left: width - 4, top: 0, width: 4, height }),
    scaledTo: (small) => {
      const scaled = createCanvas(small, Math.round((height * small) / width))
      const target = scaled.getContext('2d')
      target.imageSmoothingQuality = 'high'
      target.drawImage(image, 0, 0, scaled.width, scaled.height)
      return scaled.encode('png')
    },
  }
}

/** One line at (x, y) of a 2000 × 1200 sheet, in the bundled typeface whatever the machine has; y is its middle. */
export async function drawBundled(
  text: string,
  { size, weight, x, y }: { size: number; weight: Weight; x: number; y: number },
): Promise<Pixels> {
  for (const { path, family } of fontFiles(weight)) GlobalFonts.registerFromPath(path, family)
  const canvas = createCanvas(2000, 1200)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(2, 2)
  context.fillStyle = '#14213D'
  context.font = `${weight} ${size}px Inter`
  context.textBaseline = 'middle'
  context.fillText(text, x, y)
  return readPng(await canvas.encode('png'))
}
