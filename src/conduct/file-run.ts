/** Carries out a stress run when its cue is due, and files what was measured. */
import type { Clock } from '../clock'
import type { DrillCommand } from '../drill/command'
import type { DrillRecord } from '../drill/record'
import type { MeasuredRun, RunRequest } from '../drill/record-work'
import { type Replayed, replayOf } from '../drill/replays'
import { type RunDetail, runDetailJson } from '../drill/run-detail'
import { runRequestOf, waitingRuns } from '../drill/runs'
import type { Catalogue, Scenario } from '../drill/scenario'
import { statedRun } from '../drill/stated'
import { causeOf, type Log } from '../log'
import type { EvidenceSpec } from '../report/evidence-spec'
import { runPicture } from '../report/pictures/run'
import type { LeasedCue, Store, StoredFile } from '../store/store'
import type { Conduct, Doer } from './conduct'
import { type Judgement, type Lab, type OnStep, RunFailed } from './lab'
import type { Picture } from './report-files'
import { whileWaiting } from './while-waiting'

/** `later`: another run of the drill is before it. Rejects when it is stopped; its cue then stays as it was. */
export type FileRun = (cue: LeasedCue, stop: AbortSignal) => Promise<'filed' | 'later'>

interface Parts {
  store: Store
  conduct: Conduct
  lab: Lab
  clock: Clock
  catalogue: Catalogue
  newId: () => string
  /** Draws one picture; rejects when the chart server can't. */
  draw: (spec: EvidenceSpec) => Promise<Picture>
  log: Log
}

const lab: Doer = { personId: null, source: 'lab', submission: null }
/** A post is edited for its progress at most so often. Real ms. */
const stepEvery = 1_000

export function createFileRun(parts: Parts): FileRun {
  const { store, conduct, catalogue, clock, log } = parts

  const measure = async (
    record: DrillRecord,
    request: RunRequest,
    signal: AbortSignal,
    onStep: OnStep,
  ) => {
    const subject = subjectOf(record, request, catalogue)
    const stated =
      subject?.kind === 'scenario' && request.remedies !== null
        ? statedRun(subject, request.remedies)
        : null
    if (stated !== null) return { measured: stated, files: [] }
    if (!subject?.lab) throw new RunFailed('Its scenario brings no system.')
    const judged = await parts.lab.judge(
      subject.lab,
      request.remedies,
      request.seed,
      signal,
      onStep,
    )
    const alert = record.alerts.find((each) => each.id === request.alertId)
    const files = await picture(record.drill.id, alert?.service ?? '', judged)
    const [file] = files
    const shown = file ? { fileId: file.id, alt: file.alt, title: file.title } : null
    return {
      measured: measuredOf(judged, subject.kind === 'scenario' ? subject : null, shown),
      files: files.map(({ title: _, ...stored }) => stored),
    }
  }

  const replayed = async (
    record: DrillRecord,
    { alertId, remedies, seed }: RunRequest,
    signal: AbortSignal,
    onStep: OnStep,
  ): Promise<Replayed> => {
    const subject = subjectOf(record, { alertId }, catalogue)
    if (!subject?.lab) throw new RunFailed('Its scenario brings no system.')
    const came = await parts.lab.replay(subject.lab, remedies, seed, signal, onStep)
    return came.void === null
      ? { state: 'done', unfixed: came.unfixed, fixed: came.fixed }
      : { state: 'void', why: came.void }
  }

  /** Before and after beside each other; without it the table says the same. Only fixed runs have one: they come after the reveal. */
  const picture = async (
    drillId: string,
    service: string,
    { unfixed, fixed }: Judgement,
  ): Promise<(StoredFile & { title: string })[]> => {
    if (fixed === null) return []
    try {
      const { png, alt, title } = await parts.draw(runPicture(service, unfixed, fixed))
      const file = { id: parts.newId(), drillId, name: 'run.png', mime: 'image/png', alt, title }
      return [{ ...file, bytes: png, createdAt: clock.now() }]
    } catch (error) {
      log.error({ why: causeOf(error), drill: drillId }, 'The picture of a run could not be drawn.')
      return []
    }
  }

  return async (cue, stop) => {
    const { drillId } = cue
    const record = await store.drill(drillId)
    const id = record?.cues.find((each) => each.id === cue.id)?.subject ?? ''
    const request = record && runRequestOf(record, id)
    if (!record || !request || !waits(record, id)) return 'filed'
    if (waitingRuns(record)[0] !== id) return 'later'

    const isReplay = request.state === 'done'
    const watched = whileWaiting(clock, async () => {
      const now = await store.drill(drillId)
      return now !== null && waits(now, id)
    })
    const signal = AbortSignal.any([stop, watched.over])
    const steps = tellSteps(parts, drillId, id)
    try {
      if (isReplay) {
        const came = await replayed(record, request, signal, steps.tell)
        await conduct.change(drillId, { type: 'end-replay', runId: id, replayed: came }, lab)
      } else {
        const { measured, files } = await measure(record, request, signal, steps.tell)
        const command = { type: 'file-run', requestId: id, measured } as const
        await conduct.change(drillId, command, lab, { files, posts: () => [] })
      }
    } catch (error) {
      stop.throwIfAborted()
      if (watched.over.aborted) return 'filed'
      const why = error instanceof RunFailed ? error.message : 'It broke off.'
      log.error({ why: causeOf(error), drill: drillId, run: id }, 'A stress run has no result.')
      const failed: DrillCommand = isReplay
        ? { type: 'end-replay', runId: id, replayed: { state: 'failed', why } }
        : { type: 'fail-run', requestId: id, why }
      await conduct.change(drillId, failed, lab)
    } finally {
      watched.end()
      await steps.told()
    }
    return 'filed'
  }
}

/** The run itself, or its replay. */
function waits(record: DrillRecord, id: string): boolean {
  return runRequestOf(record, id)?.state === 'waiting' || replayOf(record, id)?.state === 'waiting'
}

/** Says in the run's post what of it goes on; one that comes too soon after another is left out. */
function tellSteps({ conduct, clock, log }: Parts, drillId: string, requestId: string) {
  let last = Number.NEGATIVE_INFINITY
  let told: Promise<unknown> = Promise.resolve()
  return {
    tell: (step: string) => {
      if (clock.now() - last < stepEvery) return
      last = clock.now()
      told = told
        .then(() => conduct.change(drillId, { type: 'step-run', requestId, step }, lab))
        .catch((error: unknown) =>
          log.error({ why: causeOf(error), drill: drillId }, 'A run goes on without saying so.'),
        )
    },
    /** Resolves once nothing is on its way any more. */
    told: () => told,
  }
}

function subjectOf(
  record: DrillRecord,
  request: Pick<RunRequest, 'alertId'>,
  catalogue: Catalogue,
) {
  const alert = record.alerts.find((each) => each.id === request.alertId)
  return [...catalogue.scenarios, ...catalogue.herrings].find(
    (each) => each.id === alert?.subjectId,
  )
}

/** What a run can say of the checks that the template lists: the stress check by its verdict, the SLA by the symptom. */
function measuredOf(
  judged: Judgement,
  scenario: Scenario | null,
  picture: RunDetail['picture'],
): MeasuredRun {
  const { verdict, unfixed, fixed, beyond } = judged
  const symptomGone = fixed?.checks[0]?.passed ?? false
  const answers = (scenario?.checks ?? []).flatMap((item): [string, string][] => {
    if (fixed === null) return []
    if (item.kind === 'stress') return [[item.key, item.answers[verdict === 'holds' ? 0 : 1]]]
    return item.kind === 'sla' ? [[item.key, item.answers[symptomGone ? 0 : 1]]] : []
  })
  return {
    verdict,
    before: unfixed.success,
    after: (fixed ?? unfixed).success,
    detail: runDetailJson({ unfixed, fixed, beyond, picture, replay: null }),
    answers: Object.fromEntries(answers),
  }
}
