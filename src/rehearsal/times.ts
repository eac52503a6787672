/** The stretches of a script in which the simulated team acts. Drill minutes. */

import type { Stage } from '../drill/record-course'
import { minutesBefore, type Script, scriptMinutes } from '../drill/script'
import { between, type Random } from './chance'

export interface Span {
  from: number
  to: number
}

export interface Times {
  orientation: Span
  darkRoom: Span
  /** Between Dark Room and Deep Dive. */
  firstBreak: Span
  deepDive: Span
  /** Between Deep Dive and AI-Assisted Fix; claims close with it. */
  secondBreak: Span
  aiFix: Span
  postMortem: Span
  wrapUp: Span
}

/** Throws if the script lacks a stage that the simulated team needs. */
export function timesOf(script: Script): Times {
  const span = (stage: Stage): Span => {
    const index = script.phases.findIndex((phase) => phase.stage === stage)
    if (index < 0) throw new Error(`The simulated team needs a phase of the stage ${stage}.`)
    return { from: minutesBefore(script, index), to: minutesBefore(script, index + 1) }
  }
  const darkRoom = span('dark-room')
  const deepDive = span('deep-dive')
  const aiFix = span('ai-fix')
  return {
    orientation: span('orientation'),
    darkRoom,
    firstBreak: { from: darkRoom.to, to: deepDive.from },
    deepDive,
    secondBreak: { from: deepDive.to, to: aiFix.from },
    aiFix,
    postMortem: span('post-mortem'),
    wrapUp: { from: span('wrap-up').from, to: scriptMinutes(script) },
  }
}

/** A moment in a part of a span, its ends given as shares: 0 = its beginning, 1 = its end. */
export const within = (random: Random, { from, to }: Span, low: number, high: number): number =>
  from + (to - from) * between(random, low, high)
