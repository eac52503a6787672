/** What the team writes down beside its claims: notes on each phase, and answers to played messages. */
import type { Act, DrillFacts } from './act'
import type { CastMember, Crew } from './cast'
import { between, chance, fill, line, type Random, some } from './chance'
import { aiFixNotes } from './lines/ai'
import { linesOfHerring, linesOfScenario } from './lines/by-subject'
import * as lines from './lines/notes'
import type { Story } from './story'
import { type Span, type Times, within } from './times'
import { said, type Trust } from './trust'

export function notes(
  random: Random,
  facts: DrillFacts,
  crew: Crew,
  story: Story,
  trusts: readonly Trust[],
  times: Times,
): Act[] {
  const note = (at: number, who: CastMember, text: string): Act => ({
    at,
    by: who.key,
    do: { type: 'say', word: 'note', text },
  })
  const byScribe = (span: Span, pool: readonly string[], most: number): Act[] => {
    if (span.to <= span.from) return []
    const count = Math.max(1, Math.round(between(random, 0.6, most)))
    return some(random, pool, count).map((each) =>
      note(within(random, span, 0.2, 0.95), crew.scribe, fill(random, each)),
    )
  }
  const answers = facts.script.playedMessages.slice(0, lines.answersToPlayed.length)
  return [
    ...byScribe(times.orientation, lines.orientationNotes, 1),
    ...byScribe({ from: times.orientation.to, to: times.darkRoom.from }, lines.setupNotes, 1),
    ...byScribe(times.darkRoom, lines.darkRoomNotes, 3),
    ...answers.map(({ minute }, index) =>
      note(
        minute + between(random, 1, 3),
        crew.communications,
        fill(random, lines.answersToPlayed[index] ?? ''),
      ),
    ),
    ...trail(random, facts, story, times).map(({ at, who, text }) => note(at, who, text)),
    ...byScribe(
      times.firstBreak,
      story.misled ? lines.firstBreakNotes.misled : lines.firstBreakNotes.clear,
      2,
    ),
    ...byScribe(times.deepDive, lines.deepDiveNotes, 3),
    ...byScribe(times.secondBreak, lines.secondBreakNotes, 1),
    ...byScribe(times.aiFix, said(aiFixNotes, trusts), 2),
    ...byScribe(times.postMortem, lines.postMortemNotes, 2),
    ...byScribe({ from: times.wrapUp.from, to: times.wrapUp.to - 2 }, lines.wrapUpNotes, 1),
  ]
}

/** What the owner of an alert sees first. */
function trail(random: Random, facts: DrillFacts, story: Story, times: Times) {
  return facts.alerts.flatMap(({ subject }) => {
    const owner = story.owners.get(subject.id)
    if (!owner || chance(random, 0.2)) return []
    const pool =
      subject.kind === 'herring' ? linesOfHerring(subject).trail : linesOfScenario(subject).trail
    const at = within(random, { from: owner.at, to: times.darkRoom.to }, 0.05, 0.6)
    return [{ at, who: owner.who, text: line(random, pool) }]
  })
}
