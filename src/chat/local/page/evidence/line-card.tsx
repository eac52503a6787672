import { useBench } from './bench'
import { Facts } from './facts'
import { worldMs } from './times'

/** The chosen line whole: what the table has no room for. */
export function LineCard() {
  const { desk } = useBench()
  const { value: line } = desk.chosen
  if (line === null) return null
  return (
    <section class="evidence-card evidence-side" aria-label="Chosen line">
      <header class="evidence-side-head">
        <h2>
          Line <span class="evidence-trace-id">E-{line.id}</span>
        </h2>
        <span>
          {worldMs(line.at)} · {line.level}
        </span>
      </header>
      <Facts
        title={line.body}
        attributes={{
          service: line.service,
          ...(line.trace === null ? {} : { trace: line.trace }),
          ...line.attributes,
        }}
      />
    </section>
  )
}
