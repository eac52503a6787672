import type { ReportAnswer } from '../../wire'
import { Download } from '../forms/icons'

const kinds: Readonly<Record<string, string>> = {
  'text/markdown': 'Markdown',
  'application/json': 'JSON',
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
}

/** "61 KB", "1.2 MB". */
function sizeText(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1_000))
  return kilobytes < 1_000 ? `${kilobytes} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

/** The files of this version, to take away. */
export function Files({ files }: Pick<ReportAnswer, 'files'>) {
  if (files.length === 0) return null
  return (
    <ul class="report-files" aria-label="Files of this version">
      {files.map(({ name, mime, size, url }) => (
        <li key={name}>
          <a class="button report-file" href={url} download={name} title={name}>
            <Download />
            {kinds[mime] ?? name}
            <span class="report-size">{sizeText(size)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
