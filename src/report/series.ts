/** What slides 4 to 8 draw. */
import type { Stint } from '../drill/kpis/herrings'
import type { Material } from './material'
import { radar } from './radar'
import type { Chapter, HerringHandling, ReflectionSection, Series, Span } from './report'
import { typedLines } from './text'
import { actionRows } from './updates'

export function series(
  material: Material,
  chapters: readonly Chapter[],
  herrings: readonly HerringHandling[],
  reflection: ReflectionSection,
): Series {
  return {
    herrings: herringSeries(material, chapters, herrings),
    fixes: chapters
      .filter(({ alert }) => alert !== null)
      .map(({ short, name, fix, resolution }) => ({
        short,
        name,
        recommendation: fix?.recommendation ?? null,
        accuracy: fix?.accuracy ?? { unit: '%', best: null, others: [] },
        override: fix && fix.override !== '' ? fix.override : null,
        saved: fix?.saved ?? { unit: 'minutes', best: null, others: [] },
        resolution,
      })),
    radar: radar(material),
    scores: reflection.scores.map(({ key, label, figure, notes }) => ({
      key,
      label,
      figure,
      note: notes[0]?.text ?? null,
    })),
    takeaways: typedLines(material.debrief?.takeaways ?? ''),
    actions: actionRows(material),
  }
}

function herringSeries(
  material: Material,
  chapters: readonly Chapter[],
  herrings: readonly HerringHandling[],
): Series['herrings'] {
  const { record, now, cases } = material
  const raised = [...material.herrings, ...cases].map(({ alert }) => alert.delivered.elapsed)
  const end = record.drill.revealedElapsed ?? now
  const window = { start: raised.length === 0 ? end : Math.min(...raised), end }
  const spanOf = (start: number, length: number | undefined): Span => ({
    start,
    end: length === undefined ? end : start + length,
  })
  return {
    window,
    noise: herrings.map(({ letter, short, delivered, firstCall }) => ({
      letter,
      label: short,
      span: spanOf(delivered, firstCall.best?.value.toNumber()),
      called: firstCall.best !== null,
    })),
    outages: chapters.flatMap(({ alert, name, short, identified }) =>
      alert
        ? [
            {
              letter: alert.letter,
              label: name,
              short,
              span: spanOf(alert.delivered, identified.best?.value.toNumber()),
              found: identified.best !== null,
            },
          ]
        : [],
    ),
    team: [...material.herrings, ...cases].flatMap(({ alert }) =>
      headcounts(material.stints.filter(({ alertId }) => alertId === alert.id)).map((each) => ({
        letter: alert.letter,
        herring: alert.herring,
        ...each,
      })),
    ),
  }
}

/** How many stints overlap when: spans of equal headcount, those of nobody left out. */
function headcounts(stints: readonly Stint[]): { span: Span; people: number }[] {
  const edges = [...new Set(stints.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)
  const spans = edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? start
    return {
      span: { start, end },
      people: stints.filter((stint) => stint.start <= start && stint.end >= end).length,
    }
  })
  const joined: { span: Span; people: number }[] = []
  for (const { span, people } of spans.filter((each) => each.people > 0)) {
    const last = joined.at(-1)
    if (last?.span.end === span.start && last.people === people) last.span.end = span.end
    else joined.push({ span, people })
  }
  return joined
}
