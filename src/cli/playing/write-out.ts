/** What a rehearsal leaves behind: transcript, report, record and pictures in `./out`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { transcriptMarkdown } from '../../chat/transcript/markdown'
import type { Transcript } from '../../chat/transcript/transcript'
import { elapsedAt } from '../../drill/clock'
import type { Person } from '../../drill/record'
import type { Message } from '../../messages/message'
import type { Store } from '../../store/store'
import { picturesOf } from './pictures'

/** What was said, and what was answered to one person alone. */
export interface Heard {
  said: { at: number; who: string; text: string }[]
  answers: { at: number; to: string; message: Message }[]
}

export async function writeOut(
  store: Store,
  transcript: Transcript,
  drillId: string,
  heard: Heard,
  people: Iterable<Person>,
): Promise<void> {
  const record = await store.drill(drillId)
  const report = record?.reports.at(-1)
  if (!record || !report) throw new Error('The drill ended without a report.')
  const out = resolve('out')
  await mkdir(out, { recursive: true })
  const names = new Map([...people].map((person) => [person.userId, person.name]))
  const files = new Map((await picturesOf(store, drillId)).map((file) => [file.id, file]))
  const text = transcriptMarkdown(transcript.entries(), heard, {
    title: `${record.drill.title}: everything that each person saw`,
    zone: 'UTC',
    pathOf: (fileId) => files.get(fileId)?.name ?? fileId,
    elapsedAt: (at) => (at < (record.drill.startedAt ?? 0) ? null : elapsedAt(record, at)),
    phaseEnds: record.phases.flatMap((phase) => (phase.ended ? [phase.ended.at] : [])),
    nameOf: (user) => names.get(user) ?? user,
  })
  await writeFile(join(out, 'transcript.md'), text)
  await writeFile(join(out, 'report.md'), report.markdown)
  await writeFile(join(out, 'report.json'), report.json)
  for (const file of files.values()) await writeFile(join(out, file.name), file.bytes)
  process.stdout.write(
    `\nThe report, the transcript, the record and ${files.size} pictures are in ${out}.\n`,
  )
}
