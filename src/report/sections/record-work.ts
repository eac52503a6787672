/** The appendix's work on the alerts: takes, hints, findings, runs, checks, fixes. */
import { Decimal } from 'decimal.js'
import { formatClock } from '../../drill/duration'
import type { Appendix } from '../accounts'
import type { Block, Item } from '../document'
import { lineText } from '../measured-lines'
import { list, oneLine } from './blocks'
import {
  recordItem,
  recordList,
  recordTable,
  sourceWord as source,
  type When,
} from './record-parts'

const percent = (amount: string | number | null) =>
  amount === null ? '—' : `${new Decimal(amount).toFixed()} %`
const onLetter = ({ letter }: { letter: string }) => letter

function remediesText(remedies: Readonly<Record<string, string>>): string {
  const all = Object.entries(remedies).map(([key, value]) => `${key} ${value}`)
  return all.join(', ') || 'none'
}

export function workRecords(appendix: Appendix, when: When): Block[] {
  const { takes, hints, findings, runs, withoutResult, measurements, checks, fixes } = appendix
  return [
    ...recordTable('Takes (“I’m on it”), nobody named', takes, when, { Alert: onLetter }),
    ...recordTable('Hints', hints, when, {
      Alert: onLetter,
      Hint: ({ number, text }) => `${number}: ${oneLine(text)}`,
    }),
    ...recordList(
      'Findings',
      findings.map((each, index) =>
        recordItem(
          `Finding ${index + 1}`,
          [when(each), `alert ${each.letter}`, source(each.source)],
          [
            ['Investigation notes', each.notes],
            ['Noise observed', each.noise],
            ['Lessons learned', each.lessons],
          ],
        ),
      ),
    ),
    ...recordTable('Stress runs', runs, when, {
      Asked: ({ asked }) => (asked === undefined ? '—' : formatClock(asked)),
      Alert: onLetter,
      Remedies: ({ remedies }) => remediesText(remedies),
      Predicted: ({ predicted }) => percent(predicted),
      Before: ({ before }) => percent(before),
      After: ({ after }) => percent(after),
      Verdict: verdictText,
    }),
    ...checksOfRuns(runs),
    ...recordTable('Stress runs without a result', withoutResult, when, {
      Alert: onLetter,
      Remedies: ({ remedies }) => (remedies === undefined ? '—' : remediesText(remedies ?? {})),
      State: stateText,
      Why: ({ why }) => oneLine(why) || '—',
    }),
    ...recordTable('Figures from the team’s own systems', measurements, when, {
      Alert: onLetter,
      From: ({ origin }) => oneLine(origin),
      Rows: rowsText,
      Figures: ({ figures }) => figures.map(lineText).join(', '),
      Slide: ({ slide }) => (slide === null ? '—' : String(slide)),
      'Run, virtual time': ({ run }) => run.map(lineText).join(', ') || '—',
    }),
    ...recordTable('Checks', checks, when, {
      Alert: onLetter,
      Check: ({ label }) => label,
      Answer: ({ answer }) => answer,
    }),
    ...recordList(
      'Fixes',
      fixes.map((fix, index) => fixItem(fix, index + 1, when)),
    ),
  ]
}

function verdictText({ verdict, provenance, counted }: Appendix['runs'][number]): string {
  return [
    verdict,
    ...(provenance === 'stated' ? ['stated'] : []),
    ...(counted ? [] : ['not counted']),
  ].join(', ')
}

/** What was taken back, or what the drill's end came before, has not failed. */
function stateText({ state, counted }: Appendix['withoutResult'][number]): string {
  return `${state === 'cancelled' ? 'not run' : state}${counted === false ? ', not counted' : ''}`
}

/** What each verdict rests on, below the table: too long for its cells. */
function checksOfRuns(runs: Appendix['runs']): Block[] {
  const told = runs.flatMap(({ checks }, index) =>
    checks === undefined ? [] : [`Run ${index + 1} ${checks}`],
  )
  return told.length === 0 ? [] : [list(told)]
}

function rowsText({ rows, thinned }: Appendix['measurements'][number]): string {
  const count = (rows.before + rows.after).toLocaleString('en')
  return thinned === null ? count : `${count}, one of every ${thinned} drawn`
}

function fixItem(fix: Appendix['fixes'][number], number: number, when: When): Item {
  const { minutesSaved: saved } = fix
  return recordItem(
    `Fix ${number}`,
    [
      when(fix),
      `alert ${fix.letter}`,
      `stated outcome ${fix.outcome}`,
      ...(fix.by === null ? [] : [`by ${fix.by}`]),
      source(fix.source),
    ],
    [
      ['AI recommendation', fix.recommendation],
      ['Remedies', remediesText(fix.remedies)],
      ['Steps applied', fix.steps],
      ['Human override', fix.override],
      ['Predicted success', fix.predicted === null ? '' : percent(fix.predicted)],
      ['AI accuracy', fix.accuracy === null ? '' : percent(fix.accuracy)],
      ['Minutes saved', saved === null ? '' : String(saved).replace('-', '−')],
      ['Approved by', fix.approvedBy],
    ],
  )
}
