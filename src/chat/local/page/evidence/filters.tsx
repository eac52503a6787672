import './filters.css'
import { signal } from '@preact/signals'
import { Drawer } from '../frame/drawer'
import { screen } from '../frame/screen'
import { levels } from './answers'
import { useBench } from './bench'
import { isNarrowed } from './filter'
import { DownIcon, ErrorMark, SearchIcon } from './icons'
import { Menu } from './menu'
import { countOf } from './times'

const sheet = signal(false)
const longestWords = 200

/** What narrows the lines: words, service, level, trace. On a phone all but the words wait in a sheet. */
export function Filters() {
  const { desk } = useBench()
  const { value: filter } = desk.filter
  const phone = screen.value === 'phone'
  return (
    <div class="evidence-filters">
      <label class="evidence-field evidence-search">
        <SearchIcon />
        <span class="visually-hidden">Words</span>
        <input
          type="search"
          placeholder="words, e.g. pool, retry"
          maxLength={longestWords}
          value={filter.words}
          onInput={(event) => desk.narrow({ words: event.currentTarget.value })}
        />
      </label>
      {phone ? (
        <button
          type="button"
          class="evidence-field"
          aria-haspopup="dialog"
          onClick={() => {
            sheet.value = true
          }}
        >
          Filters <b>{narrowedBy(filter)}</b>
          <DownIcon />
        </button>
      ) : (
        <>
          <Menu label="service" value={servicesInWords()}>
            <Services />
          </Menu>
          <Menu label="level" value={filter.levels.join(', ') || 'all'}>
            <Levels />
          </Menu>
          <Menu label="trace id" value={filter.trace === '' ? 'any' : filter.trace.slice(0, 8)}>
            <Trace />
          </Menu>
        </>
      )}
      <Clear />
      <Count />
      {phone && sheet.value && (
        <Drawer
          from="below"
          label="Filters"
          onClose={() => {
            sheet.value = false
          }}
        >
          <div class="evidence-sheet">
            <h2>Service</h2>
            <Services />
            <h2>Level</h2>
            <Levels />
            <h2>Trace</h2>
            <Trace />
          </div>
        </Drawer>
      )}
    </div>
  )

  function servicesInWords(): string {
    const chosen = filter.services.length
    const all = desk.state.value?.services.length ?? 0
    return chosen === 0 ? 'all' : `${chosen} of ${Math.max(all, chosen)}`
  }
}

function narrowedBy({
  services,
  levels: some,
  trace,
}: {
  services: readonly string[]
  levels: readonly string[]
  trace: string
}): string {
  const count = Number(services.length > 0) + Number(some.length > 0) + Number(trace !== '')
  return count === 0 ? 'none' : String(count)
}

const toggled = <T,>(list: readonly T[], one: T): T[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one]

function Services() {
  const { desk } = useBench()
  const { services } = desk.filter.value
  const counts = new Map(desk.summaries.value.map(({ service, lines }) => [service, lines]))
  return (
    <>
      {desk.state.value?.services.map((service) => (
        <label key={service} class="evidence-tick-row">
          <input
            type="checkbox"
            checked={services.includes(service)}
            onChange={() => desk.narrow({ services: toggled(services, service) })}
          />
          <span>{service}</span>
          <small>{countOf(counts.get(service) ?? 0)}</small>
        </label>
      ))}
    </>
  )
}

function Levels() {
  const { desk } = useBench()
  const { levels: chosen } = desk.filter.value
  return (
    <>
      {levels.map((level) => (
        <label key={level} class="evidence-tick-row">
          <input
            type="checkbox"
            checked={chosen.includes(level)}
            onChange={() => desk.narrow({ levels: toggled(chosen, level) })}
          />
          <span>
            {level === 'ERROR' && <ErrorMark />} {level}
          </span>
        </label>
      ))}
    </>
  )
}

function Trace() {
  const { desk } = useBench()
  return (
    <label class="evidence-trace-field">
      Trace id, or how it begins
      <input
        type="text"
        autocomplete="off"
        spellcheck={false}
        maxLength={64}
        value={desk.filter.value.trace}
        onInput={(event) => desk.narrow({ trace: event.currentTarget.value.trim() })}
      />
    </label>
  )
}

function Clear() {
  const { desk } = useBench()
  return (
    <button
      type="button"
      class="evidence-quiet"
      disabled={!isNarrowed(desk.filter.value)}
      onClick={() => {
        desk.tab.value = null
        desk.narrow({ services: [], levels: [], words: '', trace: '' })
      }}
    >
      Clear filters
    </button>
  )
}

function Count() {
  const { desk } = useBench()
  const all = desk.summaries.value.reduce((sum, { lines }) => sum + lines, 0)
  const total = desk.lines.value?.total ?? 0
  return (
    <p class="evidence-count" role="status">
      {countOf(total)} of {countOf(Math.max(all, total))} lines
    </p>
  )
}
