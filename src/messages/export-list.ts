/** The files of a drill's report, for whoever asks for them. */
import { type Format, fileKinds } from '../drill/report-files'
import type { Message } from './message'
import { saying } from './saying'

interface Exported {
  title: string
  version: number
  files: readonly { format: Format; file: { id: string; name: string } }[]
}

export function exportList({ title, version, files }: Exported): Message {
  return saying([
    { kind: 'heading', text: `The report on ${title}`, aside: `version ${version}` },
    ...files.map(({ format, file }) => ({
      kind: 'file' as const,
      fileId: file.id,
      name: file.name,
      note: fileKinds[format].note,
    })),
  ])
}
