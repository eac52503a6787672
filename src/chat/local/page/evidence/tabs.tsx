import './tabs.css'
import { useBench } from './bench'

/** Each alert's service, all of them, and the two ways to look. */
export function Tabs() {
  const { desk } = useBench()
  const { value: tab } = desk.tab
  const alerts = desk.state.value?.alerts ?? []
  const open = (letter: string | null, service: string | null) => {
    desk.tab.value = letter
    desk.narrow({ services: service === null ? [] : [service] })
  }
  return (
    <div class="evidence-tabs">
      <fieldset class="evidence-tabs-alerts" aria-label="Whose evidence">
        {alerts.map(({ letter, service, symptom }) => (
          <button
            key={letter}
            type="button"
            class="evidence-tab"
            aria-pressed={tab === letter}
            title={symptom}
            onClick={() => open(letter, service)}
          >
            <b>{letter}</b> {service}
          </button>
        ))}
        <button
          type="button"
          class="evidence-tab"
          aria-pressed={tab === null && desk.filter.value.services.length === 0}
          onClick={() => open(null, null)}
        >
          All services
        </button>
      </fieldset>
      <fieldset class="evidence-tabs-views" aria-label="What to look at">
        {(['logs', 'metrics'] as const).map((view) => (
          <button
            key={view}
            type="button"
            class="evidence-view"
            aria-pressed={desk.view.value === view}
            onClick={() => {
              desk.view.value = view
            }}
          >
            {view === 'logs' ? 'Logs and traces' : 'Metrics'}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
