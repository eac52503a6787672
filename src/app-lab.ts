/** The lab as a drill asks for it: runs in child processes, their figures in the record's words. */
import { type Judgement, type KnobsOf, type Lab, type OnStep, RunFailed } from './conduct/lab'
import type { MeasuredCheck, MeasuredSide } from './drill/run-detail'
import { type JudgeStep, judge, judgeSteps } from './lab/judge'
import { LabFailure } from './lab/lab-failure'
import { type Limits, launch } from './lab/launch'
import { knobsOf as knobs } from './lab/remedies'
import { longestDelay, replay } from './lab/replay'
import { decoys, type RunCheck, type RunResult, type Subject, systems } from './lab/run'

type Remedies = Readonly<Record<string, string>>

const nothing: OnStep = () => {}

/** What is run at each step of a judgement; the other load is known to be there, and shown to nobody. */
const stepWords: Readonly<Record<JudgeStep, string>> = {
  before: 'the alert’s load, unfixed',
  after: 'the alert’s load, fixed',
  'hold-out': 'another load, fixed',
  'other-seed': 'another seed, fixed',
}

/** Runs of the failing version that were made last: every judgement of a drill's system begins with the same one. */
function createFailing() {
  const most = 12
  const made = new Map<string, RunResult>()
  const keyOf = (system: string, seed: number) => `${system} ${seed}`
  return {
    get: (system: string, seed: number) => made.get(keyOf(system, seed)),
    keep: (system: string, seed: number, result: RunResult) => {
      made.set(keyOf(system, seed), result)
      const [oldest] = made.keys()
      if (made.size > most && oldest !== undefined) made.delete(oldest)
    },
  }
}

/** `childPath`: the bundle that a run is, `dist/lab-child.js`. `limits`: others than the usual ones. */
export function createLab(childPath: string, limits: Partial<Limits> = {}): Lab {
  const failing = createFailing()
  const unfixed = async (
    subject: string,
    seed: number,
    signal: AbortSignal,
    onStep: OnStep,
  ): Promise<Judgement> => {
    const request = {
      subject: known(subject),
      remedies: {},
      seed,
      load: 'alert',
      evidence: null,
    } as const
    onStep(`1 of 1: ${stepWords.before}`)
    const result = await launch({ ...request, realTime: false }, { childPath, limits, signal })
    return { verdict: 'fails', unfixed: sideOf(result), fixed: null, beyond: '' }
  }

  const withRemedies = async (
    subject: string,
    remedies: Remedies,
    seed: number,
    signal: AbortSignal,
    onStep: OnStep,
  ): Promise<Judgement> => {
    const system = systems.find((each) => each === subject)
    if (system === undefined) throw new RunFailed('That system takes no remedies.')
    const { verdict, checks, before, after } = await judge(
      { system, remedies, seed, evidence: null, before: failing.get(system, seed) },
      {
        childPath,
        limits,
        signal,
        onStep: (step) =>
          onStep(`${judgeSteps.indexOf(step) + 1} of ${judgeSteps.length}: ${stepWords[step]}`),
      },
    )
    failing.keep(system, seed, before)
    const passes = after.checks.every((check) => check.passed)
    const beyond =
      passes && verdict !== 'holds'
        ? 'Under the load of the alert every check passes; under another load, or on another seed, not.'
        : ''
    return { verdict, unfixed: sideOf(before), fixed: sideOf(after, checks), beyond }
  }

  return {
    judge: (subject, remedies, seed, signal, onStep = nothing) =>
      inWords(signal, () =>
        remedies === null
          ? unfixed(subject, seed, signal, onStep)
          : withRemedies(subject, remedies, seed, signal, onStep),
      ),
    replay: (subject, remedies, seed, signal, onStep = nothing) =>
      inWords(signal, async () => {
        const count = remedies === null ? 1 : 2
        const { before, after, loopDelayMs } = await replay(
          { subject: known(subject), remedies, seed },
          {
            childPath,
            limits,
            signal,
            onStep: (step) =>
              onStep(`${step === 'before' ? 1 : 2} of ${count}: in real time, ${stepWords[step]}`),
          },
        )
        return {
          unfixed: sideOf(before),
          fixed: after && sideOf(after),
          void: loopDelayMs > longestDelay ? tooBusy(loopDelayMs) : null,
        }
      }),
  }
}

const tooBusy = (delay: number) =>
  `its event loop stood still for ${Math.round(delay)} ms, and beyond ${longestDelay} ms the machine is measured, not the system.`

function known(subject: string): Subject {
  const found = [...systems, ...decoys].find((each) => each === subject)
  if (found === undefined) throw new RunFailed('There is no such system.')
  return found
}

/** A limit says itself; what a run printed as it went down is for the log, as it may name what is sealed. */
async function inWords<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof LabFailure)) throw error
    throw new RunFailed(toPeople(error), { cause: error })
  }
}

function toPeople({ kind, message }: LabFailure): string {
  switch (kind) {
    case 'time':
    case 'memory':
    case 'output':
    case 'evidence':
    case 'cancelled':
      return message
    case 'not-started':
      return 'The run could not be started.'
    case 'crashed':
      return 'The run broke down.'
    case 'unreadable':
      return 'The run ended without figures that can be read.'
    default:
      return kind satisfies never
  }
}

/** What can be turned at a system; nothing at a decoy or at what nobody knows. */
export const knobsOf: KnobsOf = (name) => {
  const system = systems.find((each) => each === name)
  return system === undefined ? [] : knobs(system)
}

/** The symptom's check first: before the reveal it alone is shown. `checks`: more than the run's own. */
function sideOf(
  { success, checks: own, series }: RunResult,
  checks: readonly RunCheck[] = own,
): MeasuredSide {
  const symptomFirst = [...checks].sort((a, b) => rank(a, own) - rank(b, own))
  return { success, checks: symptomFirst.map(measured), series }
}

/** Of what was run beyond the alert's load no check comes first. */
const rank = (check: RunCheck, own: readonly RunCheck[]) =>
  check.kind === 'symptom' && own.includes(check) ? 0 : 1

function measured({ name, passed, value, limit, unit }: RunCheck): MeasuredCheck {
  return { name, passed, value, limit, unit }
}
