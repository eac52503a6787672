import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import type { DrillRecord, Person } from '../../src/drill/record'
import { buildReport } from '../../src/report/build'
import { reportJson } from '../../src/report/json'
import { reportSchema } from '../../src/report/json-schema'
import { documentMarkdown } from '../../src/report/markdown'
import { reportDocument } from '../../src/report/sections/whole'
import { clean, typedLines } from '../../src/report/text'
import {
  claim,
  finished,
  minutes,
  noise,
  observation,
  participation,
  people,
  reflection,
  resetIds,
  stamp,
  take,
  verdict,
} from '../support/records'
import { sampleRecord } from '../support/sample-record'
import { smallCatalogue } from '../support/small-catalogue'

function reportOf(record: DrillRecord, who: ReadonlyMap<string, Person> = people) {
  const report = buildReport(record, smallCatalogue, who, 1, stamp(181).at)
  expect(reportSchema.safeParse(JSON.parse(reportJson(report))).error).toBeUndefined()
  return { report, markdown: documentMarkdown(reportDocument(report, [])) }
}

const parse = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
const words = (node: Nodes): string => {
  if ('value' in node) return node.value
  if (node.type === 'break') return '\n'
  return 'children' in node ? node.children.map(words).join('') : ''
}
const htmlIn = (node: Nodes): string[] => {
  if (node.type === 'html') return [node.value]
  return 'children' in node ? node.children.flatMap(htmlIn) : []
}

test('a drill that was stopped after two phases says so', () => {
  const whole = finished({ alerts: [], observations: [observation(1, 'We met')] })
  const record: DrillRecord = {
    ...whole,
    drill: { ...whole.drill, finishedAt: stamp(15).at, revealedElapsed: minutes(15) },
    phases: whole.phases.map((phase) =>
      phase.ordinal <= 2 ? phase : { ...phase, started: null, ended: null },
    ),
  }
  const { report, markdown } = reportOf(record)
  expect(markdown.match(/did not take place/g)).toHaveLength(7)
  expect(report.overview.actual).toBe(minutes(15))
  expect(report.moments).toEqual([])
  expect(markdown).toContain('none; no rule finds one in this record')
})

test('four hundred claims of eighty people: every one stands, none of the rejected with a name', () => {
  resetIds()
  const crowd = new Map(
    Array.from({ length: 80 }, (_, index): [string, Person] => {
      const id = `person-${index}`
      return [id, { id, workspaceId: 'w', userId: id, name: `Name${index}x`, timeZone: 'UTC' }]
    }),
  )
  const by = (index: number) => `person-${index % 80}`
  const claims = Array.from({ length: 400 }, (_, index) => {
    const letter = 'ABCD'.charAt(index % 4)
    const make = index % 5 === 0 ? noise : claim
    return make(letter, 24 + (index % 90), by(index), { evidence: `evidence ${index} stands` })
  })
  const { report, markdown } = reportOf(
    finished({
      participations: [...crowd.keys()].map((id) => participation(id, 'Observer')),
      claims,
      takes: claims.slice(0, 80).map((_, index) => take('D', 24, by(index))),
      verdicts: claims.map((each) => verdict(each, 'rejected')),
    }),
    crowd,
  )
  expect(report.appendix.claims).toHaveLength(400)
  for (let index = 0; index < 400; index += 1)
    expect(markdown).toContain(`evidence ${index} stands`)
  const records = markdown.slice(markdown.indexOf('## 7.'))
  expect(records).not.toMatch(/Name\d+x/)
  expect(report.moments.length).toBeLessThanOrEqual(5)
  expect(markdown).toMatch(/False positives \| \d+ \| 0 \| missed \| counted from \d+ claims/)
  // Numbers that would fill a page are counted instead.
  expect(Math.max(...records.split('\n').map((line) => line.length))).toBeLessThan(1_000)
})

const nasty = [
  '| a | b |',
  '| - | - |',
  '| <b>x</b> | `y` |',
  '<!-- gone --><details>',
  '__BEGINFUNCTION__return process.env__ENDFUNCTION__',
  'שלום | עולם',
  '👩‍🚒 🧯 ## 8. Forged',
  '```',
  '1) one',
].join('\n')
const long = `${nasty}\n${'many words '.repeat(250)}`.slice(0, 2_990)

/** Every typed text of the sample, each with a mark of its own. */
function hostile(): { record: DrillRecord; marks: string[] } {
  const sample = sampleRecord()
  const marks: string[] = []
  const typed = () => {
    const mark = `mark${marks.length}end`
    marks.push(mark)
    // Some are as long as a form takes them; all of them so long would tell no more and take long.
    return `${marks.length % 9 === 1 ? long : nasty}\n${mark}`
  }
  const [finding] = sample.findings
  if (!finding) throw new Error('a sample without a finding')
  return {
    marks,
    record: {
      ...sample,
      drill: { ...sample.drill, objective: typed() },
      claims: sample.claims.map((each) => ({
        ...each,
        cause: each.noise ? null : typed(),
        evidence: typed(),
        disproof: typed(),
      })),
      observations: sample.observations.map((each) => ({ ...each, text: typed() })),
      findings: sample.findings.map((each) => ({
        ...each,
        notes: typed(),
        noise: typed(),
        lessons: typed(),
      })),
      fixes: sample.fixes.map((each) => ({
        ...each,
        recommendation: typed(),
        steps: typed(),
        override: typed(),
        approvedBy: typed(),
      })),
      guardrails: sample.guardrails.map((each) => ({ ...each, text: typed() })),
      actions: sample.actions.map((each) => ({ ...each, text: typed(), owner: typed() })),
      revisions: [
        {
          id: 'revision-1',
          collection: 'findings',
          recordId: finding.id,
          before: JSON.stringify({ ...finding, notes: typed() }),
          stamp: stamp(90, 'ben'),
        },
      ],
    },
  }
}

test('long texts full of tables, HTML and code stand whole, as words', () => {
  const { record, marks } = hostile()
  const { markdown } = reportOf(record)
  const tree = parse(markdown)
  const plain = parse(reportOf(sampleRecord()).markdown)
  const frame = (root: Root) =>
    root.children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))
  // The edit adds a heading of its own.
  expect(frame(tree)).toEqual([...frame(plain), 3])
  expect(new Set(htmlIn(tree))).toEqual(new Set(['<br>']))
  const read = words(tree)
  for (const mark of marks) expect(read).toContain(mark)
  for (const line of typedLines(nasty)) expect(read).toContain(clean(line))
  expect(markdown).not.toContain('…\n- **Claim')
})

test('scores of one person print without a range, and nobody is named', () => {
  const { report, markdown } = reportOf(
    finished({
      reflections: [reflection('ben', [4, 5, 4, 3], { answers: ['a', '', '', '', ''] })],
    }),
  )
  expect(markdown).toContain('| Investigative techniques | 4.0 | — | 1 | — |')
  expect(markdown).not.toContain('Ben Okoro')
  expect(report.appendix.reflections).toMatchObject({ answered: 1, signed: 0 })
})
