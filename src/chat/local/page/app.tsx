import { Composer } from './composer/composer'
import { EvidencePlace } from './evidence/evidence-place'
import { ConfirmDialog } from './forms/confirm'
import { FormDialog } from './forms/form-dialog'
import { ChannelHead, DirectHead } from './frame/channel-head'
import { Frame } from './frame/frame'
import { Head } from './frame/head'
import { Icon } from './frame/icons'
import { Reports } from './frame/reports'
import { SampleBar } from './frame/sample-bar'
import { shown, shownPanel } from './frame/shown'
import { NotInvited, Waiting } from './frame/whole'
import { Banner } from './log/banner'
import { Log } from './log/log'
import { isOpen } from './panel/clock'
import { PeopleDialogs } from './people/dialogs'
import { Lightbox } from './report/lightbox'
import { ReportView } from './report/report-view'
import { channels, connection, reports, session } from './state/model'
import { hrefOf, place } from './state/place'
import { Welcome } from './welcome/welcome'

export function App() {
  if (connection.value === 'refused') return <NotInvited />
  if (session.value === null) return <Waiting away={connection.value === 'away'} />
  return (
    <>
      <Here />
      <FormDialog />
      <PeopleDialogs />
      <ConfirmDialog />
      <Lightbox />
    </>
  )
}

/** What the address names. */
function Here() {
  const { value } = place
  switch (value.kind) {
    case 'start':
      // Whether a drill goes on somewhere is not known before the channels are.
      return channels.value.length === 0 && connection.value !== 'live' ? (
        <Waiting away={connection.value === 'away'} />
      ) : (
        <Welcome />
      )
    case 'welcome':
      return <Welcome />
    case 'channel':
      return <ChannelPlace />
    case 'direct':
      return (
        <Frame head={<DirectHead />} panel={openPanel()}>
          <h2 class="visually-hidden">Messages</h2>
          <Banner />
          <Log key="direct" where={null} />
          <Composer key="direct composer" where={null} />
        </Frame>
      )
    case 'evidence':
      return <EvidencePlace key={value.drill} drill={value.drill} spot={value.spot} />
    case 'reports':
      return (
        <Frame head={<ReportsHead title="Reports" under="What your drills left" />} panel={null}>
          <Reports />
        </Frame>
      )
    case 'report':
      return (
        <Frame
          head={<ReportsHead title={titleOf(value.id)} under="Of a drill, not of an incident" />}
          panel={null}
        >
          <div class="frame-scroll">
            <ReportView key={value.id} drillId={value.id} />
          </div>
        </Frame>
      )
    default:
      return value satisfies never
  }
}

function ChannelPlace() {
  const { value: channel } = shown
  if (channel === null) {
    // Nothing is known of any channel before the bot has answered once.
    if (channels.value.length === 0) return <Waiting away={connection.value === 'away'} />
    return (
      <Frame
        head={<Head icon={<Icon name="hash" size={20} />} title="Channel" under="" />}
        panel={null}
      >
        <p class="frame-late">
          There is no such channel here. <a href={hrefOf({ kind: 'welcome' })}>The first screen</a>
        </p>
      </Frame>
    )
  }
  return (
    <Frame head={<ChannelHead channel={channel} />} panel={openPanel()}>
      {channel.panel?.kind === 'sample' && (
        <SampleBar key={channel.panel.drillId} panel={channel.panel} />
      )}
      <h2 class="visually-hidden">Messages</h2>
      <Banner />
      <Log key={channel.id} where={channel.id} />
      <Composer key={`${channel.id} composer`} where={channel.id} />
    </Frame>
  )
}

function ReportsHead({ title, under }: { title: string; under: string }) {
  return <Head icon={<Icon name="document" size={20} />} title={title} under={under} />
}

/** Until the list of reports is there, a word for it. */
function titleOf(drillId: string): string {
  return reports.value.find(({ id }) => id === drillId)?.title ?? 'Report'
}

/** The panel as long as its drill has something to come; after it the log is wide. */
function openPanel() {
  const { value: panel } = shownPanel
  return panel && isOpen(panel) ? panel : null
}
