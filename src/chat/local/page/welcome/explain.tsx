import './explain.css'
import { Dialog } from '../forms/dialog'
import { channel } from '../state/model'

export type Explained = 'commands' | 'counting' | 'elsewhere'

/** What the first screen's links open; offline, so the page says it itself. */
export function Explain({ what, onClose }: { what: Explained; onClose: () => void }) {
  switch (what) {
    case 'commands':
      return (
        <Dialog title="What you can say now" onClose={onClose}>
          <Commands />
        </Dialog>
      )
    case 'counting':
      return (
        <Dialog title="How a drill is counted" onClose={onClose}>
          <Counting />
        </Dialog>
      )
    case 'elsewhere':
      return (
        <Dialog title="Slack and Microsoft Teams" onClose={onClose}>
          <div class="explain">
            <p>
              There the drill runs with the same words. The README of the bot has every step under{' '}
              <b>Install in Slack</b>, from <b>manifests/slack.yaml</b> to the first drill, and
              under <b>Install in Teams</b>, from a bot in Azure to the app that you upload.
            </p>
            <p>
              Here your team can meet without an account: add people, and be each of them yourself
              or invite them to other browsers on this machine.
            </p>
          </div>
        </Dialog>
      )
    default:
      return what satisfies never
  }
}

function Commands() {
  const here = channel.value
  return (
    <div class="explain">
      <p>
        Type <b>/drill</b> and one of these words as a message
        {here && (
          <>
            {' '}
            in <bdi>#{here.name}</bdi>
          </>
        )}
        . More words come as a drill goes on.
      </p>
      <dl class="explain-words">
        {here?.words.map(({ word, takes, help }) => (
          <div key={word}>
            <dt>
              <b>{word}</b> {takes}
            </dt>
            <dd>{help}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

const sources = [
  ['Measured', 'The lab’s stress runs, or figures from your own systems, yield it.'],
  ['Counted', 'It follows from claims, checks and surveys.'],
  ['Stated', 'Somebody typed it.'],
  ['Not recorded', 'Nobody produced it. It is never shown as zero and never made up.'],
] as const

function Counting() {
  return (
    <div class="explain">
      <p>Each figure in the report says where it comes from. Time paused does not count.</p>
      <dl class="explain-words">
        {sources.map(([name, meaning]) => (
          <div key={name}>
            <dt>
              <b>{name}</b>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>Nobody is scored by name: names stand at confirmed claims, roles and actions only.</p>
    </div>
  )
}
