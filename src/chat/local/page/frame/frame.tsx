import './frame.css'
import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Panel as PanelOf } from '../../wire'
import { isUnderWay } from '../panel/clock'
import { Panel } from '../panel/panel'
import { QuarterSpeaker } from '../panel/quarters'
import { Strip } from '../panel/strip'
import { Rail } from '../rail/rail'
import { place } from '../state/place'
import { Drawer } from './drawer'
import { screen } from './screen'
import { shownPanel } from './shown'

/** Which of the two that have no room is open. */
const drawn = signal<'rail' | 'panel' | null>(null)
const close = () => {
  drawn.value = null
}
export function openRail(): void {
  drawn.value = 'rail'
}

/**
 * The room: rail, main part, panel. `head` is the main part’s bar; `panel` null = no panel, the log is wide.
 */
export function Frame({
  head,
  panel,
  children,
}: {
  head: ComponentChildren
  panel: PanelOf | null
  children: ComponentChildren
}) {
  const { value: size } = screen
  const beside = panel !== null && size === 'wide'
  const { kind } = place.value
  const room = kind === 'channel' || kind === 'direct' || kind === 'evidence'
  const shown = room ? shownPanel.value : null
  // In a real incident nothing may look like a drill.
  const drilling = shown !== null && isUnderWay(shown) && shown.pause !== 'real incident'
  return (
    <div class={`frame frame-${size}${beside ? ' frame-with-panel' : ''}`}>
      {drilling && <div class="frame-tape" />}
      {size !== 'phone' && (
        <nav class="frame-rail" aria-label="Channels and people">
          <Rail />
        </nav>
      )}
      <main class="frame-main">
        {head}
        {panel !== null && !beside && (
          <Strip
            panel={panel}
            onOpen={() => {
              drawn.value = 'panel'
            }}
          />
        )}
        {children}
      </main>
      {beside && (
        <aside class="frame-panel" aria-label="The drill">
          <Panel panel={panel} />
        </aside>
      )}
      <QuarterSpeaker />
      {drawn.value === 'rail' && size === 'phone' && (
        <Drawer from="left" label="Channels and people" onClose={close}>
          <Rail />
        </Drawer>
      )}
      {drawn.value === 'panel' && panel !== null && !beside && (
        <Drawer from="below" label="The drill" onClose={close}>
          <Panel panel={panel} />
        </Drawer>
      )}
    </div>
  )
}
