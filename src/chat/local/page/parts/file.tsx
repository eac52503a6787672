import './file.css'
import type { Part } from '../../../../messages/message'
import { Drawing } from './signs'

type FilePart = Extract<Part, { kind: 'file' }>

/** Buttons that download. */
export function Files({
  list,
  files,
}: {
  list: readonly FilePart[]
  files: Readonly<Record<string, string>>
}) {
  return (
    <ul class="files">
      {list.map((file) => {
        const url = files[file.fileId]
        return (
          <li key={file.fileId}>
            {url === undefined ? (
              <span class="files-one files-missing">
                <b>{file.name}</b> is not available
              </span>
            ) : (
              <a class="files-one" href={url} download={file.name}>
                <Drawing name="download" />
                <b>{file.name}</b>
                <span>{file.note}</span>
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
