import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface ReadPdf {
  pages: string[]
  text: string
  info: unknown
  /** Titles, those below another indented. */
  outline: string[]
  /** URLs and names of destinations. */
  links: string[]
  lang: string | undefined
  /** The alternative texts of its figures. */
  alts: string[]
}

/** What a reader made by others finds in a PDF. Its spaces are single. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await loading.promise
  const read: ReadPdf = {
    pages: [],
    text: '',
    info: null,
    outline: [],
    links: [],
    lang: '',
    alts: [],
  }
  const { info, metadata } = await pdf.getMetadata()
  read.info = info
  void metadata
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items, lang } = await page.getTextContent()
    read.lang = lang ?? undefined
    const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
    read.pages.push(words.join('').replaceAll(/\s+/g, ' '))
    for (const annotation of await page.getAnnotations())
      read.links.push(String(annotation.url ?? annotation.dest))
    collectAlts(await page.getStructTree(), read.alts)
  }
  for (const { title, items } of (await pdf.getOutline()) ?? [])
    read.outline.push(title, ...items.map((item: { title: string }) => `  ${item.title}`))
  read.text = read.pages.join(' ')
  await loading.destroy()
  return read
}

interface Node {
  alt?: string
  children?: readonly object[]
}

function collectAlts(node: Node | null, alts: string[]): void {
  if (!node) return
  if (node.alt !== undefined) alts.push(node.alt)
  for (const child of node.children ?? []) collectAlts(child, alts)
}
