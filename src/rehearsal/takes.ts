/** Who is on which alert, when. */
import type { Act } from './act'
import type { CastKey } from './cast'
import { between, type Random } from './chance'
import type { Story } from './story'

const take = (at: number, by: CastKey, alert: string): Act => ({
  at,
  by,
  do: { type: 'press', word: 'claim', does: 'take', alert },
})

/** The first on each alert, and whoever turns to another alert some minutes before claiming there. */
export function takesOf(random: Random, story: Story): Act[] {
  const takes = [...story.owners].map(([alert, { who, at }]) => take(at, who.key, alert))
  const busy = new Map<CastKey, { alert: string; since: number }>()
  for (const [alert, { who, at }] of story.owners) busy.set(who.key, { alert, since: at })
  for (const { at, by, subject, team } of story.claims) {
    if (team) continue
    const before = busy.get(by.key)
    const from = Math.max(story.owners.get(subject.id)?.at ?? at, before?.since ?? 0)
    if (before?.alert !== subject.id && from + 0.2 < at) {
      takes.push(take(Math.max(from + 0.1, at - between(random, 2, 6)), by.key, subject.id))
    }
    busy.set(by.key, { alert: subject.id, since: at })
  }
  return takes.toSorted((a, b) => a.at - b.at)
}

/** The first on the alert among those who are on it at that moment; null = nobody is. */
export function ownerAt(takes: readonly Act[], alert: string, at: number): CastKey | null {
  const past = takes.filter((each) => each.at <= at)
  const present = past.find(
    (each, index) =>
      each.do.alert === alert && !past.slice(index + 1).some((later) => later.by === each.by),
  )
  return present?.by ?? null
}
