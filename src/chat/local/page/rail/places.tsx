import { anySpot } from '../../../../messages/evidence-spot'
import { EvidenceIcon } from '../evidence/icons'
import { Icon, Mark } from '../frame/icons'
import { isUnderWay } from '../panel/clock'
import { channel, channels, reports, you } from '../state/model'
import { hrefOf, place } from '../state/place'
import { unread } from './seen'

export function Direct() {
  const current = place.value.kind === 'direct'
  const facilitates = channels.value.some(({ panel }) =>
    panel?.roles.some(({ role, people }) => role === 'Facilitator' && people.includes(you.value)),
  )
  const waiting = channels.value.reduce((sum, { panel }) => sum + (panel?.waiting ?? 0), 0)
  const fresh = current ? 0 : unread(null)
  const badge = waiting > 0 ? waiting : fresh
  return (
    <section class="rail-section">
      <header class="rail-section-head">
        <h2>Direct messages</h2>
      </header>
      <ul>
        <li class="rail-item">
          <a
            class={badge > 0 ? 'rail-row rail-new' : 'rail-row'}
            href={hrefOf({ kind: 'direct' })}
            aria-current={current ? 'page' : undefined}
          >
            <span class="rail-bot">
              <Mark size={13} />
            </span>
            <span class="rail-name">Drill</span>
            {facilitates && <span class="rail-note">control card</span>}
            {badge > 0 && (
              <span class="rail-badge">
                {badge > 99 ? '99+' : badge}
                <span class="visually-hidden">
                  {waiting > 0 ? ' claims wait for your verdict' : ' new'}
                </span>
              </span>
            )}
          </a>
        </li>
      </ul>
    </section>
  )
}

export function LookUp() {
  const { kind } = place.value
  const panel = channel.value?.panel
  return (
    <section class="rail-section">
      <header class="rail-section-head">
        <h2>Look up</h2>
      </header>
      <ul>
        {panel && isUnderWay(panel) && (
          <li class="rail-item">
            <a
              class="rail-row"
              href={hrefOf({ kind: 'evidence', drill: panel.drillId, spot: anySpot })}
              aria-current={kind === 'evidence' ? 'page' : undefined}
            >
              <EvidenceIcon size={18} />
              <span class="rail-name">Evidence</span>
            </a>
          </li>
        )}
        <li class="rail-item">
          <a
            class="rail-row"
            href={hrefOf({ kind: 'reports' })}
            aria-current={kind === 'reports' || kind === 'report' ? 'page' : undefined}
          >
            <Icon name="document" size={18} />
            <span class="rail-name">Reports</span>
            {reports.value.length > 0 && <span class="rail-aside">{reports.value.length}</span>}
          </a>
        </li>
      </ul>
    </section>
  )
}
