import './line.css'
import type { JSX, Ref } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** A field that grows from one line to six; `ghost` stands after what is typed, where it could go on. */
export function Line({
  text,
  ghost = '',
  field,
  onType,
  ...more
}: {
  text: string
  ghost?: string
  field?: Ref<HTMLTextAreaElement>
  onType: (text: string) => void
} & Omit<JSX.IntrinsicElements['textarea'], 'ref' | 'value' | 'onInput'>) {
  const own = useRef<HTMLTextAreaElement | null>(null)
  useLayoutEffect(() => {
    const box = own.current
    if (!box) return
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight}px`
  }, [text])
  return (
    <div class="line">
      {ghost !== '' && (
        <div class="line-ghost" aria-hidden="true">
          <span>{text}</span>
          {ghost}
        </div>
      )}
      <textarea
        {...more}
        ref={(box) => {
          own.current = box
          if (typeof field === 'function') field(box)
          else if (field) field.current = box
        }}
        class="line-field"
        rows={1}
        dir="auto"
        value={text}
        onInput={(event) => onType(event.currentTarget.value)}
      />
    </div>
  )
}
