/** Slide 8: key takeaways, and the next steps with owners and due dates. */
import type { ChartSpec, Step } from '../chart-spec'
import type { ActionRow, Report } from '../report'
import { missingSlide } from './missing'
import { countWord } from './words'

const months = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const

export function nextStepsSlide({ series, header }: Pick<Report, 'series' | 'header'>): ChartSpec {
  const { actions, takeaways } = series
  const from = header.date ?? actions[0]?.due
  if (from === undefined || (actions.length === 0 && takeaways.length === 0)) {
    return missingSlide(
      8,
      'Takeaways and next steps',
      '/drill action',
      'Actions with an owner and a due date fill this slide; `/drill debrief` adds the takeaways.',
    )
  }
  const named = namedAction(actions)
  const steps = actions.map((action) => step(action, from, action === named))
  const title = finding(actions, from)
  return {
    kind: 'next-steps',
    slide: 8,
    title,
    subtitle:
      takeaways.length > 0
        ? 'Takeaways, then next steps with owners and due dates'
        : 'Next steps with owners and due dates',
    alt: [
      `${title}.`,
      ...takeaways.map((text) => `Takeaway: ${text}.`),
      ...steps.map((each) => `${each.text}: ${each.owner}, ${each.dueText}.`),
    ].join(' '),
    note: 'Figures: stated.',
    from,
    fromText: dayText(from, from),
    takeaways,
    steps,
  }
}

function step({ text, owner, due, status }: ActionRow, from: string, named: boolean): Step {
  const remark = status === 'done' ? 'done' : ''
  return { text, owner, due, dueText: dayText(due, from), remark, named }
}

/** The next drill is what everybody should know of; without one, what is due first. */
function namedAction(actions: readonly ActionRow[]): ActionRow | undefined {
  return actions.find(({ kind }) => kind === 'repeat drill') ?? actions[0]
}

function finding(actions: readonly ActionRow[], from: string): string {
  const named = namedAction(actions)
  if (!named) return 'Takeaways stand; no next step has an owner yet'
  const count = actions.length === 1 ? 'One next step' : `${countWord(actions.length)} next steps`
  const day = dayText(named.due, from)
  return named.kind === 'repeat drill'
    ? `${count}; the next drill is on ${day}`
    : `${count}, the first due on ${day}`
}

/** "17 Jan", with the year where it is another one than the drill's. */
function dayText(date: string, from: string): string {
  const [year, month, day] = date.split('-')
  const text = `${Number(day)} ${months[Number(month) - 1] ?? month}`
  return year === from.slice(0, 4) ? text : `${text} ${year}`
}
