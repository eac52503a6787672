/** Pictures of the report: large on a click. */
import type { Block } from '../../../../report/document'
import { type ShownPicture, showPicture } from './lightbox'
import './picture.css'

type Image = Extract<Block, { kind: 'image' }>

export interface Pictured extends ShownPicture {
  file: string
}

/** Every picture of the document that has an address, once, in its order. */
export function picturesOf(
  images: readonly Image[],
  urls: Readonly<Record<string, string>>,
): Pictured[] {
  const files = new Set<string>()
  return images.flatMap(({ file, alt, title }) => {
    const url = urls[file]
    if (url === undefined || files.has(file)) return []
    files.add(file)
    return [{ file, url, alt, title }]
  })
}

export function Gallery({ images, all }: { images: readonly Image[]; all: readonly Pictured[] }) {
  return (
    <div class={images.length > 1 ? 'report-gallery' : undefined}>
      {images.map((image, index) => (
        <Picture
          key={image.file}
          image={image}
          all={all}
          number={images.length > 1 ? index + 1 : null}
        />
      ))}
    </div>
  )
}

interface Props {
  image: Image
  all: readonly Pictured[]
  /** Among its neighbours; null = it stands alone. */
  number: number | null
}

function Picture({ image: { file, alt, title }, all, number }: Props) {
  const index = all.findIndex((each) => each.file === file)
  const url = all[index]?.url
  return (
    <figure class="report-figure">
      {url === undefined ? (
        <p class="report-lost">This picture is not there any more. {alt}</p>
      ) : (
        <button type="button" class="report-picture" onClick={() => showPicture(all, index)}>
          <img src={url} alt={alt} width="1000" height="600" />
        </button>
      )}
      <figcaption dir="auto">
        {number !== null && <strong>{number}</strong>} {title}
      </figcaption>
    </figure>
  )
}
