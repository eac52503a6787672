/** A script that a team writes itself. */
import { z } from 'zod'
import { type Stage, stages } from './record-course'
import { minutesBefore, type Script, scriptMinutes } from './script'

const minute = z.number().int().min(0).max(480)
const line = z.string().trim().min(1).max(300)

/** Needed once each and in this order: alerts, the telling of verdicts and the reveal hang on them. */
const anchors: readonly Stage[] = ['dark-room', 'deep-dive', 'ai-fix']

/** A script as a team may write it itself: whole minutes, at most 480 in all. */
export const scriptSchema: z.ZodType<Script> = z
  .object({
    phases: z
      .array(
        z.object({
          stage: z.enum(stages),
          name: line,
          activity: line,
          instruction: line,
          writeDown: line,
          metrics: z.array(line),
          minutes: z.number().int().min(1).max(480),
        }),
      )
      .min(anchors.length),
    alertMinutes: z.array(minute).min(1),
    playedMessages: z.array(z.object({ minute, key: line })),
  })
  .superRefine((script, context) => {
    const fault = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const total = scriptMinutes(script)
    if (total > 480) fault(['phases'], `The phases last ${total} minutes; at most 480 fit.`)
    const found = script.phases.map((phase) => phase.stage).filter((s) => anchors.includes(s))
    if (found.join() !== anchors.join()) {
      fault(['phases'], `The stages ${anchors.join(', ')} come once each, in this order.`)
    }
    const darkRoom = script.phases.findIndex((phase) => phase.stage === 'dark-room')
    const opens = minutesBefore(script, darkRoom)
    const closes = opens + (script.phases[darkRoom]?.minutes ?? 0)
    script.alertMinutes.forEach((at, index) => {
      const before = script.alertMinutes[index - 1]
      if (before !== undefined && before >= at) {
        fault(['alertMinutes', index], 'Alerts come one after another.')
      }
      if (at < opens || at >= closes) {
        fault(['alertMinutes', index], `Alerts come within the dark room, ${opens} to ${closes}.`)
      }
    })
    script.playedMessages.forEach((message, index) => {
      if (message.minute >= total) {
        fault(['playedMessages', index, 'minute'], `The script ends at minute ${total}.`)
      }
    })
  })
