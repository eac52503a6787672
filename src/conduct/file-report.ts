/** Builds a report version when its cue is due: text, pictures, record; then files all of it in one transaction. */
import { createHash } from 'node:crypto'
import type { Clock } from '../clock'
import type { DrillRecord, Person } from '../drill/record'
import type { Catalogue } from '../drill/scenario'
import type { Log } from '../log'
import { filesMessage, slidesMessage, summary } from '../messages/summary'
import { buildReport } from '../report/build'
import type { ChartSpec } from '../report/chart-spec'
import { reportJson } from '../report/json'
import { measuredOf } from '../report/slides/measured'
import { slides } from '../report/slides/slides'
import type { LeasedCue, Post, Store } from '../store/store'
import type { Conduct } from './conduct'
import { linksTo } from './links'
import { peopleIn } from './names'
import { summaryKey, toChannel, toThread } from './posts'
import { type Picture, reportFiles } from './report-files'
import type { Typesetter } from './typesetter'

/** Rejects when it is stopped before the report is filed; its cue then stays as it was. */
export type FileReport = (cue: LeasedCue, stop: AbortSignal) => Promise<void>

interface Parts {
  store: Store
  conduct: Conduct
  clock: Clock
  catalogue: Catalogue
  newId: () => string
  /** Draws one picture; rejects when the chart server can't. */
  draw: (spec: ChartSpec) => Promise<Picture>
  /** Opens one for each report. */
  typesetter: () => Typesetter
  /** Where a post can be looked up; null = nobody can say. */
  permalink: (post: Post) => Promise<string | null>
  log: Log
}

export function createFileReport(parts: Parts): FileReport {
  const { store, conduct, clock, catalogue, newId } = parts

  const isPending = async (cue: LeasedCue) => isPendingIn(await store.drill(cue.drillId), cue)

  return async (cue, stop) => {
    const builtAt = clock.now()
    const record = await store.drill(cue.drillId)
    if (!record || !isPendingIn(record, cue)) return
    const people = new Map(
      (await store.people(peopleIn(record))).map((person): [string, Person] => [person.id, person]),
    )
    const version = record.reports.length + 1
    const report = buildReport(record, catalogue, people, version, builtAt)
    const json = reportJson(report)
    const sha256 = createHash('sha256').update(json).digest('hex')
    const keys = report.moments.flatMap(({ post }) => post ?? [])
    const linkOf = await linksTo(keys, cue.drillId, parts)
    const specs = slides(report, measuredOf(record, catalogue))
    const { markdown, pictures, files } = await reportFiles(report, specs, json, linkOf, stop, {
      ...parts,
      newFile: (file) => ({
        ...file,
        id: newId(),
        drillId: cue.drillId,
        createdAt: clock.now(),
      }),
    })
    const { title } = report.header
    const earlier = version - 1
    // An earlier version stays where it is, and says that it is one.
    const before =
      earlier === 0
        ? null
        : toThread(
            summaryKey,
            `files:${earlier}`,
            filesMessage(
              { title, version: earlier, newer: version },
              await store.filesOf(cue.drillId),
            ),
          )
    const outcome = await conduct.change(
      cue.drillId,
      { type: 'file-report', cueId: cue.id, version, builtAt, json, markdown, sha256 },
      { personId: null, source: 'cue', submission: null },
      {
        files: [...pictures.map(({ title: _, ...file }) => file), ...files],
        posts: (view) => [
          toChannel(summaryKey, summary(view, report, view.record.reports.at(-1)?.id ?? '')),
          toThread(summaryKey, `slides:${version}`, slidesMessage(report, pictures)),
          toThread(summaryKey, `files:${version}`, filesMessage({ title, version }, files)),
          ...(before === null ? [] : [before]),
        ],
      },
    )
    // Where drawing takes longer than the cue's lease, another process may have been faster.
    if (!outcome.ok && (await isPending(cue)))
      throw new Error(
        `Report ${version} of drill ${cue.drillId} was refused: ${outcome.refusal.code}`,
      )
  }
}

function isPendingIn(record: DrillRecord | null, cue: LeasedCue): boolean {
  return record?.cues.some((each) => each.id === cue.id && each.state === 'pending') ?? false
}
