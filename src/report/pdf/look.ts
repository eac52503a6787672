/** Sizes and inks of the printed report. Lengths are points, 72 to the inch. */

/** A4. */
import type { Feature } from './typeface'

export const page = {
  width: 595.28,
  height: 841.89,
  left: 64,
  right: 64,
  top: 88,
  bottom: 76,
  /** Baselines of the header and the footer. */
  header: 50,
  footer: 800,
} as const

export const column = page.width - page.left - page.right

export const ink = {
  text: '#14213D',
  second: '#45526A',
  third: '#5F6B80',
  line: '#C3C9D5',
  paper: '#FFFFFF',
  met: '#007A5A',
  missed: '#B84D00',
} as const

/** How a text is set: `size` of the letters, `leading` from one baseline to the next. */
export interface Type {
  size: number
  leading: number
  weight: 400 | 600
  colour: string
  /** Kerning for large letters, digits of one width for columns of figures. */
  features: Feature[]
}

const plain: Feature[] = []
const kerned: Feature[] = ['kern']
export const tabular: Feature[] = ['tnum']

export const types = {
  title: { size: 25, leading: 31, weight: 600, colour: ink.text, features: kerned },
  section: { size: 17, leading: 23, weight: 600, colour: ink.text, features: kerned },
  chapter: { size: 12.5, leading: 18, weight: 600, colour: ink.text, features: kerned },
  body: { size: 9.5, leading: 14.5, weight: 400, colour: ink.text, features: plain },
  label: { size: 9.5, leading: 14.5, weight: 400, colour: ink.text, features: plain },
  field: { size: 8.5, leading: 12.5, weight: 400, colour: ink.text, features: plain },
  verdict: { size: 15, leading: 21.5, weight: 600, colour: ink.text, features: kerned },
  quote: { size: 9.5, leading: 14.5, weight: 400, colour: ink.second, features: plain },
  cell: { size: 8, leading: 11.5, weight: 400, colour: ink.text, features: plain },
  head: { size: 7, leading: 10, weight: 600, colour: ink.third, features: plain },
  small: { size: 7.5, leading: 10.5, weight: 400, colour: ink.third, features: plain },
} as const satisfies Record<string, Type>
