/** The files of one version of a report: what each format is called, and its MIME type. */

export const formats = ['md', 'pdf', 'pptx', 'json'] as const
export type Format = (typeof formats)[number]

interface Kind {
  /** Before the version's number. */
  stem: string
  mime: string
  /** What it is, for people. */
  note: string
}

export const fileKinds: Readonly<Record<Format, Kind>> = {
  md: { stem: 'report', mime: 'text/markdown', note: 'the full report, Markdown' },
  pdf: { stem: 'report', mime: 'application/pdf', note: 'the full report, PDF' },
  pptx: {
    stem: 'slides',
    mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    note: 'the eight slides, PowerPoint, charts editable',
  },
  json: {
    stem: 'report',
    mime: 'application/json',
    note: 'the whole record with provenance, JSON',
  },
}

/** "report-v2.pdf" */
export function reportFileName(format: Format, version: number): string {
  return `${fileKinds[format].stem}-v${version}.${format}`
}

/** The files of one version among all that a drill has stored, in the order of `formats`. */
export function filesOfVersion<F extends { name: string }>(
  files: readonly F[],
  version: number,
): { format: Format; file: F }[] {
  return formats.flatMap((format) => {
    const file = files.find(({ name }) => name === reportFileName(format, version))
    return file ? [{ format, file }] : []
  })
}
