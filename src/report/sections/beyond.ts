/** After the template's six sections: what it has no line for. */
import { formatClock, formatDuration } from '../../drill/duration'
import type { AlertMilestones, Milestone, Moment, OverrideAccount } from '../beyond'
import type { Block, Item, Text } from '../document'
import { figureText, notRecorded } from '../figure-text'
import { type Origins, sourceText } from '../origins'
import type { Report } from '../report'
import { capital, numberWord } from '../text'
import { cell, field, heading, label, oneLine } from './blocks'

/** Address of a message by its key; null = nobody can say where it stands. */
export type LinkOf = (post: string) => string | null

export function beyondSection(report: Report, origins: Origins, linkOf: LinkOf): Block[] {
  return [
    heading(2, '7. Beyond the Template'),
    ...worthTalkingAbout(report.moments, linkOf),
    ...fromAlertToFix(report.milestones, origins),
    ...changedByHand(report, origins),
  ]
}

function worthTalkingAbout(moments: readonly Moment[], linkOf: LinkOf): Block[] {
  const title = 'Moments Worth Talking About'
  if (moments.length === 0)
    return [heading(3, title), field('Moments', 'none; no rule finds one in this record')]
  const count =
    moments.length === 1 ? 'One moment' : `${capital(numberWord(moments.length))} moments`
  return [
    heading(3, title),
    { kind: 'paragraph', text: [`${count}, picked by rule from the record. Nobody is named.`] },
    {
      kind: 'list',
      ordered: true,
      items: moments.map(({ elapsed, text, post }): Item => {
        const href = post === null ? null : linkOf(post)
        const clock = formatClock(elapsed)
        return {
          text: [
            href === null ? { kind: 'strong', text: clock } : { kind: 'strong', text: clock, href },
            ` ${text}`,
          ],
        }
      }),
    },
  ]
}

function fromAlertToFix(milestones: readonly AlertMilestones[], origins: Origins): Block[] {
  const title = 'From Alert to Holding'
  const [first] = milestones
  if (!first) return [heading(3, title), field('Alerts', null)]
  const head = ['Alert', ...first.steps.map((step) => step.label)]
  return [
    heading(3, title),
    {
      kind: 'table',
      head,
      align: head.map(() => 'left'),
      rows: milestones.map((alert): Text[] => [
        cell([
          `${alert.letter}, ${alert.service}`,
          `${formatClock(alert.delivered)}${alert.herring ? ', noise' : ''}`,
        ]),
        ...alert.steps.map((step) => milestone(alert, step, origins)),
      ]),
    },
  ]
}

/** "0:33, after 18 min", and below it the record that says so. */
function milestone({ delivered }: AlertMilestones, { after }: Milestone, origins: Origins): Text {
  if (after === null) return ['—']
  const { best, unit } = after
  if (!best) return [notRecorded]
  return cell([
    `${formatClock(delivered + best.value.toNumber())}, after ${formatDuration(best.value)}`,
    sourceText(best.provenance, unit, best.rows, origins),
  ])
}

function changedByHand({ overrides, appendix }: Report, origins: Origins): Block[] {
  const title = 'Overrides and What They Cost'
  const none = appendix.fixes.length === 0 ? null : 'none; every fix was applied as advised'
  if (overrides.length === 0) return [heading(3, title), field('Overrides', none)]
  return [
    heading(3, title),
    {
      kind: 'list',
      ordered: false,
      items: overrides.map(
        (each): Item => ({
          text: [label(`Alert ${each.letter}, ${each.service}`)],
          items: [
            [`The AI advised: ${oneLine(each.recommendation)}`],
            [`The human changed: ${oneLine(each.override)}`],
            [`What came of it: ${outcome(each, origins)}`],
            [`Time: ${time(each, origins)}`],
          ],
        }),
      ),
    },
  ]
}

function outcome(each: OverrideAccount, origins: Origins): string {
  const { predicted, found, verdict } = each
  const run = verdict === null ? '' : `, the last run ${verdict}`
  const source = sourceText(each.provenance, '%', each.rows, origins)
  const expected = predicted.best ? `${figureText(predicted)} predicted` : 'no prediction'
  const success = found.best
    ? `success ${figureText(found)}, ${expected}`
    : `success not measured, ${expected}`
  return `${each.outcome}${run} (${source}); ${success}`
}

function time({ saved: { best, unit } }: OverrideAccount, origins: Origins): string {
  if (!best) return notRecorded
  const source = sourceText(best.provenance, unit, best.rows, origins)
  if (best.value.isZero()) return `none saved, none lost (${source})`
  const sign = best.value.isNegative() ? 'lost' : 'saved'
  return `${best.value.abs().toFixed()} min ${sign} (${source})`
}
