import './metrics.css'
import { signal } from '@preact/signals'
import { valueWithUnit } from '../../../../report/pictures/figures'
import type { Metric } from './answers'
import { useBench } from './bench'
import { axisUnit, Chart } from './chart'
import { keyOf } from './desk'
import { countOf } from './times'

const sideHeight = 230
const gridHeight = 210
/** The metric beside the lines that was chosen, by service. */
const besideOf = signal<ReadonlyMap<string, string>>(new Map())

/** One metric of the service that is looked at, beside the lines. */
export function MetricBeside() {
  const { desk } = useBench()
  const { services } = desk.filter.value
  const service = services[0] ?? desk.chosen.value?.service ?? desk.state.value?.alerts[0]?.service
  const here = desk.metrics.value.filter((each) => each.service === service)
  const chosen = here.find((each) => keyOf(each) === besideOf.value.get(each.service))
  const metric = chosen ?? here.find(({ limit }) => limit !== undefined) ?? here[0]
  if (metric === undefined) return null
  return (
    <section class="evidence-card evidence-side" aria-label="Metric">
      <header class="evidence-side-head">
        <h2 class="evidence-metric-title">
          {metric.service}: {here.length === 1 && metric.name}
        </h2>
        {here.length > 1 && (
          <select
            class="evidence-metric-choice"
            aria-label="Metric"
            value={keyOf(metric)}
            onChange={(event) => {
              besideOf.value = new Map(besideOf.value).set(
                metric.service,
                event.currentTarget.value,
              )
            }}
          >
            {here.map((each) => (
              <option key={keyOf(each)} value={keyOf(each)}>
                {each.name}
              </option>
            ))}
          </select>
        )}
        <span>{axisUnit(metric)}</span>
      </header>
      <Chart key={keyOf(metric)} metric={metric} height={sideHeight} />
    </section>
  )
}

/** Every metric of the services that are looked at; of all services their newest figures. */
export function Metrics() {
  const { desk } = useBench()
  const { services } = desk.filter.value
  if (services.length === 0) return <Overview />
  const metrics = desk.metrics.value.filter(({ service }) => services.includes(service))
  return (
    <div class="evidence-charts">
      {metrics.map((metric) => (
        <MetricCard key={keyOf(metric)} metric={metric} />
      ))}
      {metrics.length === 0 && (
        <p class="evidence-none">Nothing is measured of this service up to now.</p>
      )}
    </div>
  )
}

function MetricCard({ metric }: { metric: Metric }) {
  return (
    <section class="evidence-card evidence-side" aria-label={`${metric.service}: ${metric.name}`}>
      <header class="evidence-side-head">
        <h2>
          {metric.service}: {metric.name}
        </h2>
        <span>{axisUnit(metric)}</span>
      </header>
      <Chart metric={metric} height={gridHeight} />
    </section>
  )
}

function Overview() {
  const { desk } = useBench()
  return (
    <section class="evidence-card evidence-overview" aria-label="All services">
      <ul>
        {desk.summaries.value.map(({ service, lines, errors, warnings, metrics }) => (
          <li key={service}>
            <button
              type="button"
              class="evidence-overview-name"
              onClick={() => {
                const alert = desk.state.value?.alerts.find((each) => each.service === service)
                desk.tab.value = alert?.letter ?? null
                desk.narrow({ services: [service] })
              }}
            >
              {service}
            </button>
            <span class="evidence-overview-counts">
              {countOf(lines)} lines · {countOf(errors)} errors · {countOf(warnings)} warnings
            </span>
            <dl>
              {metrics.map(({ name, unit, value }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{valueWithUnit(value, unit)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
