/** What a document shows of one typed character: itself, or a box where no font has it. Nothing vanishes. */
import type { Face, Typeface } from './typeface'

interface Shown {
  text: string
  face: Face
  /** False: a box, or less than was typed. */
  whole: boolean
}

const box = '\u25a1'
/** Joiners shape Arabic and Persian; other fonts have nothing to do with them. */
const joiners = /[\u200c\u200d]/gu
/** Drawn as nothing. */
const unseen =
  /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Variation_Selector}\p{Default_Ignorable_Code_Point}]/gu
/** Fonts keep odd things there, which nobody typed. */
const privateUse = /\p{Co}/u
const space = /^\p{Zs}$/u
/** More marks on one letter would run over the lines around it. */
const marksKept = 4

/** Null = nothing of it is ever seen: a control character, a direction mark. */
export function shownAs(grapheme: string, weight: number, typeface: Typeface): Shown | null {
  const visible = grapheme.replaceAll(unseen, '').normalize('NFC')
  const bare = visible.replaceAll(joiners, '')
  if (bare === '') return null
  const points = [...bare]
  const face = privateUse.test(bare) ? null : typeface.faceOf(points, weight)
  if (face) {
    if (points.length > marksKept)
      return { text: points.slice(0, marksKept).join(''), face, whole: false }
    return { text: face === typeface.faceOf(['a'], weight) ? bare : visible, face, whole: true }
  }
  const substitute = space.test(bare) ? ' ' : box
  const plain = typeface.faceOf([substitute], weight)
  return plain && { text: substitute, face: plain, whole: substitute === ' ' }
}
