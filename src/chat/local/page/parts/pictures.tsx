import './pictures.css'
import type { Part } from '../../../../messages/message'
import { showPicture } from '../report/lightbox'

/** So many charts are read beside each other; of more one is opened. */
const mostLarge = 3

type ImagePart = Extract<Part, { kind: 'image' }>

/** Thumbnails with number and title; one that is pressed is shown large, the others beside it. */
export function Pictures({
  images,
  files,
}: {
  images: readonly ImagePart[]
  files: Readonly<Record<string, string>>
}) {
  const there = images.flatMap(({ fileId, alt, title }) => {
    const url = files[fileId]
    return url === undefined ? [] : [{ fileId, url, alt, title }]
  })
  return (
    <ol
      class={`pictures pictures-${images.length === 1 ? 'one' : images.length <= mostLarge ? 'few' : 'many'}`}
    >
      {images.map((image, index) => {
        const at = there.findIndex(({ fileId }) => fileId === image.fileId)
        return (
          <li key={image.fileId}>
            {at < 0 ? (
              <p class="pictures-missing">This picture is not available.</p>
            ) : (
              <button type="button" class="pictures-open" onClick={() => showPicture(there, at)}>
                <img src={files[image.fileId]} alt={image.alt} width={1000} height={600} />
              </button>
            )}
            <p class="pictures-title" dir="auto">
              {images.length > 1 && <b>{index + 1}</b>} {image.title}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
