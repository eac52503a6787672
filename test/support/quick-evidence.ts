/** A maker of evidence that takes no minute: every drill gets the same small book, from a process of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chanceOf } from '../../src/lab/chance'
import { writeBook } from '../../src/lab/evidence/book-file'
import type { Placed, PlacedLog } from '../../src/lab/evidence/placed'
import { world } from '../../src/scenarios/world'

const minute = 60_000
const traceOf = (index: number) => (index + 1).toString(16).padStart(16, '7f3a')

/** From 02:30 to 04:30 a line, a trace of three spans and two figures every ten seconds, of one service after the other. */
function placed(): Placed {
  const all: Placed = { logs: [], spans: [], points: [] }
  const services = world.services.map(({ name }) => name)
  for (let index = 0; index < 120 * 6; index += 1) {
    const at = -30 * minute + index * 10_000
    const service = services[index % services.length] ?? ''
    const trace = traceOf(index)
    const failed = index % 7 === 3
    all.logs.push({
      at,
      service,
      level: failed ? 'ERROR' : index % 5 === 1 ? 'WARN' : 'INFO',
      body: failed ? 'GET /stock timed out after 200 ms' : `GET /stock answered, item ${index}`,
      trace,
      attributes: { 'http.request.method': 'GET', 'duration.ms': failed ? 200 : 12 },
    })
    const base = { kind: 'span' as const, service, trace, status: 'OK' as const, attributes: {} }
    const root = { ...base, span: 'a1', parent: null, name: 'GET /stock', at, length: 210 }
    all.spans.push({ ...root, spanKind: 'SERVER' })
    const status = failed ? ('ERROR' as const) : base.status
    const call = { ...base, span: 'b2', parent: 'a1', name: 'GET /rows', at: at + 4, length: 200 }
    all.spans.push({ ...call, status, spanKind: 'CLIENT' })
    const last = { ...base, span: 'c3', parent: 'b2', name: 'SELECT', at: at + 30, length: 8 }
    all.spans.push({ ...last, service: 'stock-api', spanKind: 'SERVER' })
    for (const name of services) {
      const figure = { kind: 'metric' as const, at, service: name }
      const busy = at > 5 * minute ? 7 + (index % 2) : 2 + (index % 3)
      all.points.push({ ...figure, name: 'worker.pool.busy', unit: '{worker}', value: busy })
      const share = at > 5 * minute ? 12 + (index % 4) : 0.3
      all.points.push({ ...figure, name: 'http.server.timeouts', unit: '%', value: share })
    }
  }
  return all
}

/** The maker's path, and what takes it away again. `beside`: log lines that the book has as well. */
export function quickMaker(beside: readonly PlacedLog[] = []): {
  path: string
  remove: () => void
} {
  const folder = mkdtempSync(join(tmpdir(), 'drill-maker-'))
  const book = join(folder, 'book')
  const all = placed()
  all.logs.push(...beside)
  writeBook(book, all, chanceOf(3, 'labels'))
  const path = join(folder, 'maker.mjs')
  writeFileSync(
    path,
    `import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
const { folder, file } = JSON.parse(process.argv[2])
copyFileSync(${JSON.stringify(book)}, join(folder, file))
process.stdout.write(JSON.stringify({ runs: 0, logs: 1, spans: 1, points: 1, bytes: 1 }))
`,
  )
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
