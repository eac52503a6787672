/** A drill's record becomes its Report. */
import type { DrillRecord, Person } from '../drill/record'
import type { Catalogue } from '../drill/scenario'
import { adviserSummary } from './adviser'
import { appendix } from './appendix'
import { chapters } from './chapters'
import { handling } from './handling'
import { header, overview } from './header'
import { kpis } from './kpis'
import { gather } from './material'
import { milestones } from './milestones'
import { moments } from './moments/moments'
import { overrides } from './overrides'
import { reflection } from './reflection'
import { type Report, schemaNumber } from './report'
import { series } from './series'
import { timeline } from './timeline'
import { facilitation, updates } from './updates'
import { verdict } from './verdict'

/** `people` by person id; whoever isn't among them stays nameless. `at`: real time of building, epoch ms. */
export function buildReport(
  record: DrillRecord,
  catalogue: Catalogue,
  people: ReadonlyMap<string, Person>,
  version: number,
  at: number,
): Report {
  const material = gather(record, catalogue, people, at)
  const figures = kpis(material)
  const told = chapters(material)
  const herrings = handling(material)
  const reflected = reflection(material)
  return {
    schema: schemaNumber,
    version,
    at,
    kind: record.drill.kind,
    header: header(material),
    verdict: verdict(material, herrings),
    overview: overview(material),
    timeline: timeline(material, figures),
    chapters: told,
    herrings,
    kpis: figures,
    reflection: reflected,
    updates: updates(material),
    facilitation: facilitation(material),
    adviser: adviserSummary(material),
    moments: moments(material),
    milestones: milestones(material),
    overrides: overrides(material),
    series: series(material, told, herrings, reflected),
    appendix: appendix(material),
  }
}
