import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import type { DrillRecord } from '../../src/drill/record'
import { buildReport } from '../../src/report/build'
import { documentMarkdown } from '../../src/report/markdown'
import { reportDocument } from '../../src/report/sections/whole'
import { clean, typedLines } from '../../src/report/text'
import { people, stamp } from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'

const parse = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
const markdownOf = (record: DrillRecord) =>
  documentMarkdown(
    reportDocument(buildReport(record, smallCatalogue, people, 1, stamp(180).at), []),
  )

/** The tree without its words: types, and what else a reader would see. */
function shape(node: Nodes): unknown {
  if (isBareAddress(node)) return 'text'
  if (!('children' in node)) return node.type
  const children = node.children.map(shape)
  const joined = children.filter(
    (child, index) => child !== 'text' || children[index - 1] !== 'text',
  )
  return [
    node.type,
    'depth' in node ? node.depth : '',
    'checked' in node ? String(node.checked) : '',
    ...joined,
  ]
}

/** A typed address that a reader may click, in its own words: no harm done. */
function isBareAddress(node: Nodes): boolean {
  return (
    node.type === 'link' &&
    ['', 'http://', 'mailto:'].some((start) => node.url === start + words(node))
  )
}

function words(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(words).join('') : ''
}

/** A part of the sample with one typed line in every place that takes typed text. */
function withTyped(line: string): DrillRecord {
  const sample = sampleRecord()
  const [finding, fix, guardrail, action] = [
    sample.findings[0],
    sample.fixes[0],
    sample.guardrails[0],
    sample.actions[0],
  ]
  const [right, , , , , wrong] = sample.claims
  if (!finding || !fix || !guardrail || !action || !right || !wrong)
    throw new Error('a sample with less than it should have')
  return {
    ...sample,
    drill: { ...sample.drill, scenarioIds: ['drift'], title: line, team: line, objective: line },
    claims: [right, wrong].map((each) => ({
      ...each,
      cause: line,
      evidence: line,
      disproof: line,
    })),
    observations: sample.observations.slice(0, 2).map((each) => ({ ...each, text: line })),
    findings: [{ ...finding, notes: line, noise: line, lessons: line }],
    fixes: [{ ...fix, recommendation: line, steps: line, override: line, approvedBy: line }],
    checks: [],
    runs: [],
    reflections: sample.reflections.map((each) => ({
      ...each,
      answers: [line, line, line, line, line] as const,
      notes: { techniques: line, ai: line, herring: line, dashboards: line },
    })),
    guardrails: [{ ...guardrail, text: line }],
    actions: [{ ...action, text: line, owner: line }],
    debriefs: sample.debriefs.map((each) => ({
      ...each,
      description: line,
      summary: line,
      takeaways: line,
      highlights: line,
      improvements: line,
      aiWorkflow: line,
      herringHandling: line,
      comments: line,
    })),
    alerts: sample.alerts
      .filter(({ letter }) => letter === 'A' || letter === 'D')
      .map((each) =>
        each.herring ? { ...each, own: true, service: line, symptom: line, clears: [line] } : each,
      ),
  }
}

/** Every sort of block with the line in it. */
const specimen = (line: string): string =>
  documentMarkdown([
    { kind: 'heading', level: 3, text: line },
    { kind: 'heading', level: 2, text: `3.1 ${line} — ${line}` },
    {
      kind: 'paragraph',
      text: [{ kind: 'strong', text: 'Label:' }, ` ${line} — ${line} (18 min)`],
    },
    { kind: 'paragraph', text: [line] },
    { kind: 'quote', lines: [line, line] },
    {
      kind: 'list',
      ordered: true,
      items: [
        { text: [line], items: [[line]] },
        { text: [`Label: ${line}`, { kind: 'box', checked: true }, line] },
      ],
    },
    { kind: 'checklist', items: [{ text: line, checked: false }] },
    {
      kind: 'table',
      head: ['One', 'Two'],
      align: ['left', 'right'],
      rows: [[[line], [line, { kind: 'break' }, line]]],
    },
    {
      kind: 'figures',
      lines: [
        {
          label: 'KPI',
          value: line,
          target: null,
          standing: 'met',
          provenance: 'counted',
          note: line,
        },
      ],
    },
    { kind: 'rule' },
  ])
const plain = shape(parse(specimen('plain words')))

const hostile = [
  'a | b | c',
  '| a |',
  '<script>alert(1)</script>',
  '<br>',
  '</td></table>',
  '<!-- gone',
  '```',
  '`',
  '``a`',
  '# heading',
  '## 7. Forged section',
  '===',
  '---',
  '***',
  '___',
  '> quote',
  '+ item',
  '[x] done',
  '[ ]',
  '[a](http://example.com)',
  '![a](b.png)',
  '[x]: http://example.com',
  '[^1]',
  '[^1]: note',
  '<http://example.com>',
  'www.example.com',
  'https://example.com/a_b_c',
  'someone@example.com',
  '*a*',
  '_a_',
  '**a**',
  '~~a~~',
  '~',
  '\\',
  'a\\',
  '\\| b',
  '&amp;',
  '&#124;',
  '&lt;b&gt;',
  '$a$',
  '@channel',
  '#123',
  '    indented',
  '2) second',
  '1',
  '1.',
  '-',
  '*',
  '+',
  'a  ',
  'שלום עולם',
  'مرحبا | بالعالم',
  '\u202Eevil',
  '\u2066\u2067',
  'Grüße 👩‍👩‍👧‍👦 🏳️‍🌈',
  '日本語**太字**',
  '\uD800',
  'a\tb',
  '\u0000x',
  'x'.repeat(3000),
  '|'.repeat(3000),
  '*'.repeat(50),
  '`'.repeat(50),
  ':---:',
  '--- | ---',
  'a\u00A0b',
]

/** What `typedLines` would take for a bullet, or for nothing, needs something before it. */
const atLineStart = (line: string) =>
  typedLines(line)[0] === line && clean(line) === line ? line : `x ${line}`.trim()

test.each(hostile)('typed text stays text: %j', (typed) => {
  const line = atLineStart(typed)
  const tree = parse(specimen(line))
  expect(shape(tree)).toEqual(plain)
  expect(words(tree).split(clean(line).trim()).length).toBeGreaterThan(16)
})

test('whatever is typed on one line', () => {
  const line = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 8 }),
        fc.constantFrom(...hostile.filter((each) => each.length < 40)),
      ),
      { maxLength: 6 },
    )
    .map((parts) => `x${parts.join('')}`)
    .filter((text) => !/[\n\r\u2028\u2029]/u.test(text))
  fc.assert(
    fc.property(line, (text) => {
      expect(shape(parse(specimen(text)))).toEqual(plain)
    }),
    { numRuns: 50 },
  )
})

test('whatever is typed on several lines into every field of a drill, no heading, table or rule comes or goes', () => {
  const frame = (tree: Root) =>
    tree.children.flatMap((node) => {
      if (node.type === 'heading') return [`${node.depth} ${words(node).split('—')[0]}`]
      if (node.type === 'table') return [`table ${node.children.map((row) => row.children.length)}`]
      return node.type === 'thematicBreak' || node.type === 'html' || node.type === 'code'
        ? [node.type]
        : []
    })
  const expected = frame(parse(markdownOf(withTyped('plain'))))
  const lines = fc
    .array(fc.constantFrom(...hostile.filter((each) => each.length < 100)), {
      minLength: 8,
      maxLength: 12,
    })
    .map((parts) => `x\n${parts.join('\n')}`)
  fc.assert(
    fc.property(lines, (text) => {
      expect(frame(parse(markdownOf(withTyped(text))))).toEqual(expected)
    }),
    { numRuns: 4 },
  )
})

test('a line typed into a table cell breaks there with <br>', () => {
  expect(markdownOf(withTyped('one\ntwo'))).toContain('| one<br>two')
})

test('pictures stand by their file names', () => {
  const markdown = documentMarkdown([
    { kind: 'image', file: 'slide-1.png', alt: 'drift [grows]', title: 'Slide "1"' },
  ])
  const [paragraph] = parse(markdown).children
  expect(paragraph).toMatchObject({
    children: [{ type: 'image', url: 'slide-1.png', alt: 'drift [grows]', title: 'Slide "1"' }],
  })
})
