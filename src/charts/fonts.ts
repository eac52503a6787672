/** The bundled typefaces: Inter, and Noto for the right-to-left scripts that Inter lacks. All under the OFL. */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

export type Weight = 400 | 600 | 700

const styles: Readonly<Record<Weight, string>> = {
  400: '400Regular',
  600: '600SemiBold',
  700: '700Bold',
}

/** In the order in which a glyph is looked for. */
const families = [
  { family: 'Inter', packageName: '@expo-google-fonts/inter', file: 'Inter' },
  {
    family: 'Noto Sans Arabic',
    packageName: '@expo-google-fonts/noto-sans-arabic',
    file: 'NotoSansArabic',
  },
  {
    family: 'Noto Sans Hebrew',
    packageName: '@expo-google-fonts/noto-sans-hebrew',
    file: 'NotoSansHebrew',
  },
] as const

/** The font list of every text; another server falls back to its own sans-serif. */
export const fontFamily = "Inter, 'Noto Sans Arabic', 'Noto Sans Hebrew', sans-serif"

export interface FontFile {
  family: string
  weight: Weight
  path: string
}

/** The font files of one weight. Throws when a package isn't installed. */
export function fontFiles(weight: Weight): readonly FontFile[] {
  return families.map(({ family, packageName, file }) => {
    const style = styles[weight]
    return { family, weight, path: require.resolve(`${packageName}/${style}/${file}_${style}.ttf`) }
  })
}
