/** The whole report as a document: the template's six sections in its order, then figures, slides and records. */
import type { Document, Picture } from '../document'
import { originsOf } from '../origins'
import type { Report } from '../report'
import { adviserBlocks } from './adviser'
import { beyondSection, type LinkOf } from './beyond'
import { heading } from './blocks'
import { facilitationSection } from './facilitation'
import { front } from './front'
import { herringBlocks } from './herrings'
import { overviewSection } from './overview'
import { figuresSection, recordsSection, slidesSection } from './records'
import { reflectionSection } from './reflection'
import { chapterBlocks } from './scenarios'
import { timelineSection } from './timeline'
import { updatesSection } from './updates'

/**
 * `pictures`: the slides, where they were drawn; the KPI radar stands on the first page too. `linkOf`: the addresses of
 * the channel's messages, where the place has some.
 */
export function reportDocument(
  report: Report,
  pictures: readonly Picture[],
  linkOf: LinkOf = () => null,
): Document {
  const { chapters, herrings } = report
  const origins = originsOf(report)
  return [
    ...front(report, pictures.find(({ file }) => file === 'slide-6.png') ?? null),
    ...overviewSection(report.overview),
    { kind: 'rule' },
    ...timelineSection(report.timeline),
    { kind: 'rule' },
    heading(2, '3. Scenario Analysis'),
    ...chapters.flatMap((chapter) => chapterBlocks(chapter, origins)),
    ...herrings.flatMap((herring, index) =>
      herringBlocks(herring, `3.${chapters.length + index + 1}`, origins),
    ),
    { kind: 'rule' },
    ...reflectionSection(report.reflection),
    { kind: 'rule' },
    ...updatesSection(report.updates),
    { kind: 'rule' },
    ...facilitationSection(report.facilitation, adviserBlocks(report.adviser, origins)),
    { kind: 'rule' },
    ...beyondSection(report, origins, linkOf),
    { kind: 'rule' },
    ...figuresSection(report.kpis, origins),
    ...slidesSection(pictures),
    ...recordsSection(report),
  ]
}
