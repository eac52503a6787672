/** Carries out a stress run when its cue is due, and files what was measured. */
import type { Clock } from '../clock'
import type { DrillRecord } from '../drill/record'
import type { MeasuredRun, RunRequest } from '../drill/record-work'
import { type RunDetail, runDetailJson } from '../drill/run-detail'
import { runRequestOf } from '../drill/runs'
import type { Catalogue, Scenario } from '../drill/scenario'
import { causeOf, type Log } from '../log'
import type { EvidenceSpec } from '../report/evidence-spec'
import { runPicture } from '../report/pictures/run'
import type { LeasedCue, Store, StoredFile } from '../store/store'
import type { Conduct, Doer } from './conduct'
import type { Picture } from './file-report'
import { type Judgement, type Lab, RunFailed } from './lab'

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
/** Whether somebody took the run back is looked at so often. Real ms. */
const lookEvery = 500

export function createFileRun(parts: Parts): FileRun {
  const { store, conduct, catalogue, clock, log } = parts

  const measure = async (record: DrillRecord, request: RunRequest, signal: AbortSignal) => {
    const subject = subjectOf(record, request, catalogue)
    if (!subject?.lab) throw new RunFailed('Its scenario brings no system.')
    const judged = await parts.lab.judge(subject.lab, request.remedies, request.seed, signal)
    const alert = record.alerts.find((each) => each.id === request.alertId)
    const files = await picture(record.drill.id, alert?.service ?? '', judged)
    const [file] = files
    const shown = file ? { fileId: file.id, alt: file.alt, title: file.title } : null
    return {
      measured: measuredOf(judged, subject.kind === 'scenario' ? subject : null, shown),
      files: files.map(({ title: _, ...stored }) => stored),
    }
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
    const record = await store.drill(cue.drillId)
    const request = record && requestOf(record, cue)
    if (!record || request?.state !== 'waiting') return 'filed'
    const [first] = record.runRequests.filter((each) => each.state === 'waiting')
    if (first?.id !== request.id) return 'later'

    const over = new AbortController()
    const cancelLook = watch(clock, over, async () => {
      const now = await store.drill(cue.drillId)
      return now !== null && runRequestOf(now, request.id)?.state === 'waiting'
    })
    const signal = AbortSignal.any([stop, over.signal])
    try {
      const { measured, files } = await measure(record, request, signal)
      const command = { type: 'file-run', requestId: request.id, measured } as const
      await conduct.change(cue.drillId, command, lab, { files, posts: () => [] })
    } catch (error) {
      stop.throwIfAborted()
      if (over.signal.aborted) return 'filed'
      const why = error instanceof RunFailed ? error.message : 'It broke off.'
      log.error(
        { why: causeOf(error), drill: cue.drillId, run: request.id },
        'A stress run has no result.',
      )
      await conduct.change(cue.drillId, { type: 'fail-run', requestId: request.id, why }, lab)
    } finally {
      cancelLook()
    }
    return 'filed'
  }
}

function requestOf(record: DrillRecord, cue: LeasedCue): RunRequest | null {
  const subject = record.cues.find((each) => each.id === cue.id)?.subject
  return subject === undefined ? null : runRequestOf(record, subject)
}

function subjectOf(record: DrillRecord, request: RunRequest, catalogue: Catalogue) {
  const alert = record.alerts.find((each) => each.id === request.alertId)
  return [...catalogue.scenarios, ...catalogue.herrings].find(
    (each) => each.id === alert?.subjectId,
  )
}

/** Aborts once it no longer holds. */
function watch(clock: Clock, over: AbortController, holds: () => Promise<boolean>): () => void {
  let cancel = () => {}
  let ended = false
  const look = () => {
    cancel = clock.after(lookEvery, () => {
      // Not awaited: a clock that is moved by hand would wait for the run.
      holds().then(
        (still) => {
          if (!still) over.abort()
          else if (!ended) look()
        },
        () => {
          if (!ended) look()
        },
      )
    })
  }
  look()
  return () => {
    ended = true
    cancel()
  }
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
    detail: runDetailJson({ unfixed, fixed, beyond, picture }),
    answers: Object.fromEntries(answers),
  }
}
