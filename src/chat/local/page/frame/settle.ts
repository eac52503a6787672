/** Where a browser without a chosen place goes, and what its title says. */
import { effect } from '@preact/signals'
import type { Channel } from '../../wire'
import { isOpen } from '../panel/clock'
import { channels, lastChannel, reports } from '../state/model'
import { hrefOf, place } from '../state/place'
import { shown } from './shown'

/** The channel where something goes on: a running drill before a paused and a planned one. */
export function busyChannel(): Channel | null {
  for (const state of ['running', 'paused', 'planned']) {
    const found = channels.value.find(({ panel }) => panel?.state === state)
    if (found) return found
  }
  return null
}

/** Keeps place, last channel and title in step with what is known. */
export function settlePlace(): void {
  effect(() => {
    if (place.value.kind !== 'start') return
    const busy = busyChannel()
    if (!busy) return
    const to = { kind: 'channel', id: busy.id } as const
    history.replaceState(null, '', hrefOf(to))
    place.value = to
  })
  effect(() => {
    if (place.value.kind === 'channel') lastChannel.value = place.value.id
  })
  effect(() => {
    document.title = titleNow()
  })
}

function titleNow(): string {
  const { value } = place
  switch (value.kind) {
    case 'start':
    case 'welcome':
      return 'Drill'
    case 'direct':
      return 'Direct messages · Drill'
    case 'evidence':
      return 'Evidence · Drill'
    case 'reports':
      return 'Reports · Drill'
    case 'report': {
      const report = reports.value.find(({ id }) => id === value.id)
      return report ? `${report.title}: report · Drill` : 'Report · Drill'
    }
    case 'channel': {
      const here = shown.value
      if (!here) return 'Drill'
      const state = here.panel && isOpen(here.panel) ? `, ${here.panel.state}` : ''
      return `#${here.name}${state} · Drill`
    }
    default:
      return value satisfies never
  }
}
