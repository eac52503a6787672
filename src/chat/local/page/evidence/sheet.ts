/** Line and trace over the lines, where there is no room beside them. */
import { signal } from '@preact/signals'
import { sideBySide } from './room'

export const sheetOpen = signal(false)

export function openSheet(): void {
  sheetOpen.value = !sideBySide.value
}
