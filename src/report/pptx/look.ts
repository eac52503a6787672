/** The deck's look: inches on a 16:9 slide, points for type, one colour for one meaning. */

export const slideSize = { width: 13.333, height: 7.5 } as const

/** Where content stands, between the heading and the footer. */
export const area = { left: 0.6, right: 12.733, top: 1.95, bottom: 6.72 } as const
export const areaWidth = area.right - area.left

/**
 * By name only, for a deck cannot carry a font. Where it is missing, PowerPoint takes the sans-serif
 * that these numbers describe; they are Arial's, which is narrower, so nothing grows.
 */
export const font = { name: 'Inter', panose: '020B0604020202020204' } as const

/** As look.md has them, for print on white; the `…Text` ones are dark enough for words. */
export const colour = {
  ground: 'FFFFFF',
  ink: '14213D',
  second: '4B5563',
  line: 'DFE4EB',
  track: 'C3C9D5',
  before: '0072B2',
  after: '009E73',
  afterText: '007A5A',
  ai: 'CC79A7',
  noise: 'E69F00',
  noisePale: 'FBE7BF',
  failure: 'D55E00',
  failureText: 'B84D00',
} as const

/** A box on the slide, inches. */
export interface Box {
  x: number
  y: number
  w: number
  h: number
}

/** What is left for a chart or a drawing when its upper part is taken. */
export function below(top: number): Box {
  return { x: area.left, y: top, w: areaWidth, h: area.bottom - top }
}
