/** Why a word does not fit the drill's state, and what does. */
import type { DrillState } from '../drill/record'

/** `state` null = there is no drill. */
export function notNow(word: string, state: DrillState | null, facilitates: boolean): string {
  switch (state) {
    case null:
      return 'No drill is planned or running in this channel. `/drill plan` plans one.'
    case 'planned':
      return facilitates
        ? 'The drill is planned and has not started. `/drill start` starts it.'
        : 'The drill is planned and has not started. A facilitator starts it with `/drill start`.'
    case 'running':
      return whileRunning(word)
    case 'paused':
      return whilePaused(word, facilitates)
    case 'finished':
      return word === 'claim' || word === 'take'
        ? 'The drill has ended, and claims closed with the reveal. `/drill finding` still takes what you found.'
        : 'The drill has ended. Until it closes you can add records and answer the survey; `/drill help` lists how.'
    case 'closed':
      return 'The drill is closed and its record stands. `/drill plan` begins the next one.'
    case 'cancelled':
      return 'This drill was cancelled. `/drill plan` begins a new one.'
    default:
      return state satisfies never
  }
}

function whileRunning(word: string): string {
  switch (word) {
    case 'resume':
      return 'The drill is running, so there is nothing to resume. `/drill pause` stops its clock.'
    case 'plan':
    case 'start':
      return 'A drill is running in this channel already. It ends with its last phase or with `/drill stop`; then `/drill plan` begins the next one.'
    case 'export':
      return 'The files are there once the drill has ended and its report is out.'
    case 'sign-off':
      return 'A report is signed off after the drill. `/drill report` shows what it still lacks.'
    default:
      return `\`${word}\` does not fit a running drill. \`/drill help\` says what you can do now.`
  }
}

function whilePaused(word: string, facilitates: boolean): string {
  const goOn = facilitates
    ? '`/drill resume` continues it.'
    : 'A facilitator continues it with `/drill resume`; claims and records still count.'
  switch (word) {
    case 'pause':
    case 'real':
      return `The drill is paused already. ${goOn}`
    case 'plan':
    case 'start':
      return `A drill stands paused in this channel. ${goOn}`
    default:
      return `The drill is paused. ${goOn}`
  }
}
