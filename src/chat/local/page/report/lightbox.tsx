/** Pictures at full size, one after the other. */
import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { Arrow } from '../forms/icons'
import { useModal } from '../forms/modal'
import { Icon } from '../frame/icons'
import './lightbox.css'

export interface ShownPicture {
  url: string
  alt: string
  title: string
}

const shown = signal<{ pictures: readonly ShownPicture[]; index: number } | null>(null)

/** Opens the picture of that index; the arrow keys go on to its neighbours. */
export function showPicture(pictures: readonly ShownPicture[], index: number): void {
  shown.value = { pictures, index }
}

const close = () => {
  shown.value = null
}

function step(by: number): void {
  const { value } = shown
  if (value?.pictures[value.index + by]) shown.value = { ...value, index: value.index + by }
}

/** Stands once in the page and shows what `showPicture` was given. */
export function Lightbox() {
  const { value } = shown
  const picture = value?.pictures[value.index]
  return value && picture ? (
    <Opened picture={picture} index={value.index} count={value.pictures.length} />
  ) : null
}

interface Props {
  picture: ShownPicture
  index: number
  count: number
}

function Opened({ picture: { url, alt, title }, index, count }: Props) {
  const dialog = useModal(close)
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <dialog
      ref={dialog}
      // biome-ignore lint/a11y/noRedundantRoles: checks of the page look for the attribute.
      role="dialog"
      class="lightbox"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') step(-1)
        else if (event.key === 'ArrowRight') step(1)
      }}
    >
      <header class="lightbox-head">
        <h2 class="lightbox-title" dir="auto">
          {title}
        </h2>
        <a class="lightbox-link" href={url} target="_blank" rel="noreferrer">
          Open in a new tab
        </a>
        <button
          ref={first}
          type="button"
          class="lightbox-button"
          aria-label="Close"
          onClick={close}
        >
          <Icon name="close" />
        </button>
      </header>
      <div class="lightbox-stage">
        <img key={url} class="lightbox-picture" src={url} alt={alt} />
      </div>
      <footer class="lightbox-foot">
        <p class="lightbox-caption" dir="auto">
          {alt}
        </p>
        {count > 1 && (
          <div class="lightbox-steps">
            <button
              type="button"
              class="lightbox-button"
              aria-label="Previous picture"
              aria-disabled={index === 0}
              onClick={() => step(-1)}
            >
              <Arrow back />
            </button>
            <span aria-live="polite">
              {index + 1} of {count}
            </span>
            <button
              type="button"
              class="lightbox-button"
              aria-label="Next picture"
              aria-disabled={index === count - 1}
              onClick={() => step(1)}
            >
              <Arrow />
            </button>
          </div>
        )}
      </footer>
    </dialog>
  )
}
