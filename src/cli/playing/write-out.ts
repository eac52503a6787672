/** What a rehearsal leaves behind: transcript, report, record and pictures in `./out`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { transcriptMarkdown } from '../../chat/transcript/markdown'
import type { Transcript } from '../../chat/transcript/transcript'
import { elapsedAt } from '../../drill/clock'
import type { Person } from '../../drill/record'
import { fileKinds, filesOfVersion } from '../../drill/report-files'
import type { Message } from '../../messages/message'
import type { Store, StoredFile } from '../../store/store'
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
  const files = new Map(distinct(await picturesOf(store, drillId)).map((file) => [file.id, file]))
  const text = transcriptMarkdown(transcript.entries(), heard, {
    title: `${record.drill.title}: everything that each person saw`,
    zone: 'UTC',
    pathOf: (fileId) => files.get(fileId)?.name ?? fileId,
    elapsedAt: (at) => (at < (record.drill.startedAt ?? 0) ? null : elapsedAt(record, at)),
    phaseEnds: record.phases.flatMap((phase) => (phase.ended ? [phase.ended.at] : [])),
    nameOf: (user) => names.get(user) ?? user,
  })
  await writeFile(join(out, 'transcript.md'), text)
  for (const { format, file } of filesOfVersion(await store.filesOf(drillId), report.version)) {
    const whole = await store.file(file.id)
    if (whole) await writeFile(join(out, `${fileKinds[format].stem}.${format}`), whole.bytes)
  }
  for (const file of files.values()) await writeFile(join(out, file.name), file.bytes)
  process.stdout.write(
    `\nThe report, the transcript, the record and ${files.size} pictures are in ${out}.\n`,
  )
}

/** Runs' pictures share their name in the drill; beside one another they need one each. */
function distinct(files: readonly StoredFile[]): StoredFile[] {
  const seen = new Map<string, number>()
  return files.map((file) => {
    const before = seen.get(file.name) ?? 0
    seen.set(file.name, before + 1)
    return before === 0
      ? file
      : { ...file, name: file.name.replace(/\.png$/, `-${before + 1}.png`) }
  })
}
