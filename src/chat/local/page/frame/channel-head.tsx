import type { Channel, Panel } from '../../wire'
import { isReported, isUnderWay } from '../panel/clock'
import { pastOf } from '../panel/times'
import { now, people, reports } from '../state/model'
import { hrefOf } from '../state/place'
import { Head } from './head'
import { Icon, Mark } from './icons'
import { screen } from './screen'

export function ChannelHead({ channel: { name, panel } }: { channel: Channel }) {
  const phone = screen.value === 'phone'
  const incident = panel?.pause === 'real incident'
  const drilling = panel !== null && isUnderWay(panel) && !incident
  return (
    <Head
      icon={<Icon name="hash" size={20} />}
      title={phone ? `# ${name}` : name}
      under={
        phone && incident
          ? 'A real incident'
          : phone && drilling
            ? 'Not a real incident'
            : underOf(panel)
      }
    >
      {incident && (
        <span class="head-incident" role="status">
          <b>A real incident.</b> {!phone && 'The drill stands still.'}
        </span>
      )}
      {drilling && (
        <>
          <span class="drill-tag">DRILL</span>
          {!phone && (
            <span class="head-real">
              Not a real incident. A real one: <b>/drill real</b>
            </span>
          )}
        </>
      )}
      {panel && isReported(panel) && <Reported panel={panel} />}
      {panel?.state === 'cancelled' && <span class="pill">{panel.title}: cancelled</span>}
    </Head>
  )
}

/** "Team Alpha · 7 people"; a rehearsal says that it is one. */
function underOf(panel: Panel | null): string {
  const { size } = people.value
  const count = `${size} ${size === 1 ? 'person' : 'people'}`
  const parts = [panel?.team, panel && panel.kind !== 'drill' ? panel.kind : undefined, count]
  return parts.filter((part) => part !== undefined && part !== '' && part !== null).join(' · ')
}

function Reported({ panel }: { panel: Panel }) {
  const { drillId, title, finishedAt } = panel
  const when = finishedAt === null ? '' : ` ${pastOf(finishedAt, now.value)}`
  const words = (
    <>
      <Icon name="check" size={14} />
      {screen.value === 'phone' ? (
        'Report'
      ) : (
        <span class="head-reported">
          <bdi>{title}</bdi>: reported{when}
        </span>
      )}
    </>
  )
  const there = reports.value.some(({ id }) => id === drillId)
  if (!there) return <span class="pill">{words}</span>
  return (
    <a
      class="pill pill-link"
      href={hrefOf({ kind: 'report', id: drillId })}
      title="Open the report"
    >
      {words}
    </a>
  )
}

export function DirectHead() {
  const phone = screen.value === 'phone'
  return (
    <Head
      icon={
        <span class="head-bot">
          <Mark size={16} />
        </span>
      }
      title="Drill"
      under={phone ? 'Only you see this' : 'Your direct messages from the bot'}
    >
      {!phone && (
        <span class="head-only">
          <Icon name="lock" size={15} />
          Only you see this
        </span>
      )}
    </Head>
  )
}
