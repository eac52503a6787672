/** The course of a workshop: its phases and what is put before the team when. Times are script minutes since the start. */
import type { Stage } from './record-course'

export interface ScriptPhase {
  stage: Stage
  name: string
  /** What the timeline of the report says was done. */
  activity: string
  /** One line for the phase card. */
  instruction: string
  /** What the card asks to be written down, without a label. */
  writeDown: string
  /** What the phase should yield, as the timeline of the report lists it. */
  metrics: readonly string[]
  minutes: number
}

export interface Script {
  phases: readonly ScriptPhase[]
  /** Alert n goes out at the nth of these; beyond the last one the last gap is repeated. */
  alertMinutes: readonly number[]
  /** `key` names one of the played messages. */
  playedMessages: readonly { minute: number; key: string }[]
}

export interface ScaledPhase extends ScriptPhase {
  /** 1-based. */
  ordinal: number
  /** Drill ms since the start. */
  start: number
  /** Drill ms. */
  length: number
}

/** A script laid on a drill's clock: every time in drill ms since the start. */
export interface ScaledScript {
  phases: readonly ScaledPhase[]
  /** When alert n goes out, n from 0. */
  alertSlot: (n: number) => number
  playedMessages: readonly { at: number; key: string }[]
}

/** Length of a script in its own minutes. */
export const scriptMinutes = (script: Script): number => minutesBefore(script, script.phases.length)

/** Script minute at which a phase begins, by its index. */
export const minutesBefore = (script: Script, phase: number): number =>
  script.phases.slice(0, Math.max(0, phase)).reduce((sum, each) => sum + each.minutes, 0)

/** Script minute of the nth alert, n from 0. */
function alertMinute(script: Script, n: number): number {
  const given = script.alertMinutes[n]
  if (given !== undefined) return given
  const last = script.alertMinutes.at(-1) ?? 0
  const gap = last - (script.alertMinutes.at(-2) ?? last - 1)
  return last + gap * (n - script.alertMinutes.length + 1)
}

/** A script minute as whole drill ms of a drill that lasts `lengthMinutes`. */
const atScriptMinute = (script: Script, lengthMinutes: number, at: number): number =>
  Math.round((at * lengthMinutes * 60_000) / scriptMinutes(script))

/**
 * Lays a script on a drill of `lengthMinutes`. Phases tile: each begins in the
 * millisecond in which the one before ends, and the last ends with the drill.
 */
export function scaleScript(script: Script, lengthMinutes: number): ScaledScript {
  const at = (minutes: number) => atScriptMinute(script, lengthMinutes, minutes)
  return {
    phases: script.phases.map((phase, index) => {
      const start = at(minutesBefore(script, index))
      const length = at(minutesBefore(script, index + 1)) - start
      return { ...phase, ordinal: index + 1, start, length }
    }),
    alertSlot: (n) => at(alertMinute(script, n)),
    playedMessages: script.playedMessages.map(({ minute, key }) => ({ at: at(minute), key })),
  }
}

/** The script of the report template: nine phases in 180 minutes. */
export const defaultScript: Script = {
  phases: [
    {
      stage: 'orientation',
      name: 'Orientation',
      activity: 'Welcome & rules, team assignment',
      instruction: 'Pick a role and read the brief.',
      writeDown: 'who holds which role',
      metrics: [],
      minutes: 10,
    },
    {
      stage: 'setup',
      name: 'Setup',
      activity: 'Tea break / environment check',
      instruction: 'Open your tools. Check that you can read dashboards, logs and traces.',
      writeDown: 'what does not work for you yet',
      metrics: [],
      minutes: 5,
    },
    {
      stage: 'dark-room',
      name: 'Dark Room Investigation',
      activity: 'Human-only troubleshooting',
      instruction: 'Find each root cause by hand. AI tools stay closed.',
      writeDown: 'claims with their evidence, and what you ruled out',
      metrics: ['Root cause detection time', 'false positives'],
      minutes: 45,
    },
    {
      stage: 'break',
      name: 'Tea Break',
      activity: 'Reflection',
      instruction: 'Step away from the screen. Think over what you took for granted.',
      writeDown: 'one assumption you now doubt',
      metrics: [],
      minutes: 10,
    },
    {
      stage: 'deep-dive',
      name: 'Deep Dive & Verification',
      activity: 'Logs, metrics, stress test, root cause verification',
      instruction: 'Read your verdicts. Prove each cause, or replace it.',
      writeDown: 'findings, and a check for each alert',
      metrics: ['Correlation completeness', 'stress test success'],
      minutes: 40,
    },
    {
      stage: 'break',
      name: 'Tea Break',
      activity: 'Reset',
      instruction: 'Rest. Last chance to claim: the causes are told when this ends.',
      writeDown: 'nothing you must',
      metrics: [],
      minutes: 10,
    },
    {
      stage: 'ai-fix',
      name: 'AI-Assisted Fix',
      activity: 'Apply AI-guided remediation',
      instruction: 'Let the AI propose. Predict first, decide yourself, then verify.',
      writeDown: 'a fix for each alert: what was advised, what you overrode, what came of it',
      metrics: ['Fix success vs predicted', 'AI accuracy %'],
      minutes: 30,
    },
    {
      stage: 'post-mortem',
      name: 'Post-Mortem & Spec Update',
      activity: 'Update templates, guardrails, lessons',
      instruction: 'Change what let this happen: templates, alerts, rules, infrastructure code.',
      writeDown: 'guardrails, and actions with an owner and a date',
      metrics: ['Number of guardrails updated', 'IaC corrections'],
      minutes: 20,
    },
    {
      stage: 'wrap-up',
      name: 'Wrap-Up',
      activity: 'Debrief & metrics review',
      instruction: 'Look at the figures together, then answer the survey.',
      writeDown: 'your scores and answers',
      metrics: ['Overall TTR (Time to Resolution)'],
      minutes: 10,
    },
  ],
  alertMinutes: [15, 17, 19, 23, 27, 31, 35, 39, 43, 47, 51, 55],
  playedMessages: [
    { minute: 25, key: 'support-lead' },
    { minute: 40, key: 'customer' },
    { minute: 52, key: 'manager' },
  ],
}
