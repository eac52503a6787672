import './facts.css'

/** What a line or a span carries, name by name. */
export function Facts({
  title,
  attributes,
}: {
  title: string
  attributes: Readonly<Record<string, string | number | boolean>>
}) {
  return (
    <div class="evidence-facts">
      <h3>{title}</h3>
      <dl>
        {Object.entries(attributes).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
