/** Plain words into Markdown that shows them as they are. */

/** One line of running text: nothing in it formats, links or starts a list. */
export function escaped(line: string): string {
  return line
    .trimStart()
    .replace(/[\\`*[\]<~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(?:[#>+=-])/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** Text in a code span; its fence is longer than any run of backticks inside. */
export function codeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? []
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map((run) => run.length)))
  const inner = oneLine(text)
  return inner.includes('`') ? `${fence} ${inner} ${fence}` : `${fence}${inner}${fence}`
}

export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')
/** A pipe would end a table's cell, even inside code. */
export const tableCell = (markdown: string): string => oneLine(markdown).replaceAll('|', '\\|')
export const linkTarget = (url: string): string => `<${url.replace(/[<>\s]/g, encodeURIComponent)}>`
