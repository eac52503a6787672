import './empty.css'
import { channels } from '../state/model'
import { hrefOf } from '../state/place'

/** What stands in a place where nothing was said yet. */
export function Empty({ where }: { where: string | null }) {
  if (where === null)
    return (
      <div class="log-empty">
        <h2>Nothing for you yet</h2>
        <p>
          A facilitator’s control card comes here, and what only you may know. Type <kbd>/</kbd> to
          see what you can say.
        </p>
      </div>
    )
  const name = channels.value.find(({ id }) => id === where)?.name ?? ''
  return (
    <div class="log-empty">
      <h2>
        It is quiet in <bdi>#{name}</bdi>
      </h2>
      <p>
        Plan a drill with <b>/drill plan</b>, or watch a sample from the{' '}
        <a href={hrefOf({ kind: 'welcome' })}>first screen</a>.
      </p>
    </div>
  )
}
