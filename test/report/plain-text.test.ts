/** Text that is written as it is comes out as the writer's own rules would have it, whatever it is and wherever it stands. */
import fc from 'fast-check'
import type { PhrasingContent, Root } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import { expect, test } from 'vitest'
import { text } from '../../src/report/plain-text'

const options: Options = {
  extensions: [gfmToMarkdown({ tablePipeAlign: false })],
  bullet: '-',
  rule: '-',
  listItemIndent: 'one',
}
const slow = (root: Root) => toMarkdown(root, options)
const quick = (root: Root) => toMarkdown(root, { ...options, handlers: { text } })

/** What marks are made of, and the words between them. */
const pieces = [
  ...'0123456789 .,;:()[]{}<>|*_~`#+-=!?&%/\\"\'@^$’“”·…–—→≥ü\n',
  ...[
    'www.',
    'http://x.y',
    'https:',
    '//',
    'a@b.c',
    'word',
    'w',
    'W.',
    'x',
    'p:',
    's:/',
    '1.',
    '2) ',
  ],
  ...['- ', '+ ', '# ', '> ', '&amp;', '](', '![', '  ', 'Ω', '日本', '03:14', 'N+1', 'order-api'],
]
const value = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 })
  .map((some) => some.join(''))
const node = fc.oneof(
  value.map((each): PhrasingContent => ({ type: 'text', value: each })),
  value.map(
    (each): PhrasingContent => ({ type: 'strong', children: [{ type: 'text', value: each }] }),
  ),
)
const run = fc.array(node, { minLength: 1, maxLength: 4 })

/** The same words in a paragraph, a list, a quote, a heading and a table. */
function everywhere(children: PhrasingContent[]): Root {
  const paragraph = { type: 'paragraph' as const, children }
  return {
    type: 'root',
    children: [
      paragraph,
      { type: 'heading', depth: 2, children },
      { type: 'blockquote', children: [paragraph] },
      { type: 'list', spread: false, children: [{ type: 'listItem', children: [paragraph] }] },
      {
        type: 'table',
        align: [null, null],
        children: [
          {
            type: 'tableRow',
            children: [
              { type: 'tableCell', children },
              { type: 'tableCell', children },
            ],
          },
        ],
      },
    ],
  }
}

test('any text, anywhere', () => {
  fc.assert(
    fc.property(run, (children) => {
      const root = everywhere(children)
      expect(quick(root)).toBe(slow(root))
    }),
    { numRuns: 3_000 },
  )
})

test('most of what a report says goes the quick way', () => {
  const state = { safe: () => 'escaped' }
  const said = (words: string) =>
    text({ type: 'text', value: words }, undefined, Object.assign(Object.create(null), state), {
      before: '\n',
      after: '\n',
      now: { line: 1, column: 1 },
      lineShift: 0,
    })
  for (const words of ['Claim A, 03:14 UTC · 80 %', 'The sums drift, as seen in order-api.', 'Ω'])
    expect(said(words)).toBe(words)
  for (const words of ['1. first', '*x*', 'www.x', ' x', 'x ', 'http://x', 'a|b'])
    expect(said(words)).toBe('escaped')
})
