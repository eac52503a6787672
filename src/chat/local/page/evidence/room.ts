/** How much room the evidence has, and measures of what is drawn in it. */
import { signal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

const wide = matchMedia('(min-width: 1200px)')

/** Lines and trace stand side by side. */
export const sideBySide = signal(wide.matches)
wide.addEventListener('change', () => {
  sideBySide.value = wide.matches
})

/** Width in px of the element that gets the ref; 0 before it is there. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    setWidth(current.clientWidth)
    const observer = new ResizeObserver(() => setWidth(current.clientWidth))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return [element, width]
}
