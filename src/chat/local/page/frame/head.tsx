import './head.css'
import type { ComponentChildren } from 'preact'
import { Switcher } from '../people/switcher'
import { openRail } from './frame'
import { Icon } from './icons'
import { screen } from './screen'

/** The main part's bar: what is looked at, and what stands at its right. */
export function Head({
  icon,
  title,
  under,
  children,
}: {
  icon: ComponentChildren
  title: string
  under: string
  children?: ComponentChildren
}) {
  const phone = screen.value === 'phone'
  return (
    <header class="head">
      {phone && (
        <button type="button" class="head-menu" aria-label="Channels and people" onClick={openRail}>
          <Icon name="menu" size={22} />
        </button>
      )}
      {!phone && <span class="head-icon">{icon}</span>}
      <div class="head-words">
        <h1 class="head-title" title={title}>
          <bdi>{title}</bdi>
        </h1>
        <p class="head-under">{under}</p>
      </div>
      <div class="head-aside">{children}</div>
      {phone && <Switcher small />}
    </header>
  )
}
