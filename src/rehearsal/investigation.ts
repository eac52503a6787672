/** The hands-on part: who is on what, claims in their authors' words, hints where it stays quiet, verdicts. */
import type { Herring } from '../drill/scenario'
import type { Act, Deed, DrillFacts } from './act'
import { type Crew, facilitator } from './cast'
import { between, chance, line, pick, type Random } from './chance'
import { linesOfHerring, linesOfScenario } from './lines/by-subject'
import type { ClaimLines } from './lines/lines'
import type { PlannedClaim, Story } from './story'
import { ownerAt, takesOf } from './takes'
import type { Times } from './times'

/** An alert is quiet after so many drill minutes without a claim or somebody new on it. */
const quietAfter = 12

export function investigate(
  random: Random,
  facts: DrillFacts,
  crew: Crew,
  story: Story,
  times: Times,
): Act[] {
  const herrings = facts.alerts.flatMap(({ subject }) =>
    subject.kind === 'herring' ? [subject] : [],
  )
  const takes = takesOf(random, story)
  const caused = new Set<string>()
  const claims = story.claims.map((planned): Act => {
    const claim = planned.team ? byLeader(planned, takes, crew) : planned
    const key = `${claim.by.key} ${claim.subject.id}`
    const asked = caused.has(key)
    if (!claim.team && claim.kind !== 'noise') caused.add(key)
    return { at: claim.at, by: claim.by.key, do: claimDeed(random, claim, herrings, asked) }
  })
  return [
    ...takes,
    ...claims,
    ...hints(random, facts, [...takes, ...claims], times),
    ...verdicts(random, facts, story, times),
  ]
}

/** A team claim is the Incident Commander's, or the owner's if one is there who was meant to make it. */
function byLeader(claim: PlannedClaim, takes: readonly Act[], crew: Crew): PlannedClaim {
  if (claim.by === crew.commander) return claim
  const owner = ownerAt(takes, claim.subject.id, claim.at)
  return { ...claim, by: crew.claimants.find(({ key }) => key === owner) ?? crew.commander }
}

/** `asked`: the author has claimed a cause there, so the noise button would ask first. */
function claimDeed(
  random: Random,
  claim: PlannedClaim,
  herrings: readonly Herring[],
  asked: boolean,
): Deed {
  const { subject, kind, team } = claim
  const alert = subject.id
  if (kind === 'noise') {
    if (!team && !asked && chance(random, 0.55)) {
      return { type: 'press', word: 'claim', does: 'noise', alert }
    }
    const lines = subject.kind === 'herring' ? linesOfHerring(subject) : null
    const why = lines
      ? lines.cleared
      : subject.kind === 'scenario'
        ? linesOfScenario(subject).shrug
        : []
    return {
      type: 'form',
      word: 'claim',
      alert,
      values: {
        noise: true,
        cause: '',
        evidence: line(random, why),
        disproof: lines && chance(random, 0.5) ? line(random, lines.disproof) : '',
        confidence: confidence(random, claim, 55, 90),
        team,
      },
    }
  }
  const words = claimWords(random, claim, herrings)
  const cause = line(random, words.causes)
  if (!team && chance(random, 0.15)) return { type: 'say', word: 'claim', alert, text: cause }
  const [low, high] = kind === 'right' ? ([55, 90] as const) : ([35, 80] as const)
  return {
    type: 'form',
    word: 'claim',
    alert,
    values: {
      noise: false,
      cause,
      evidence: line(random, words.evidence),
      disproof: chance(random, 0.7) ? line(random, words.disproof) : '',
      confidence: confidence(random, claim, low, high),
      team,
    },
  }
}

function claimWords(
  random: Random,
  { subject, kind }: PlannedClaim,
  herrings: readonly Herring[],
): ClaimLines {
  if (subject.kind === 'herring') return linesOfHerring(subject).blame
  const lines = linesOfScenario(subject)
  if (kind === 'right') return lines.right
  if (kind === 'half') return lines.half
  if (kind !== 'elsewhere') return lines.wrong
  return { ...lines.wrong, causes: linesOfHerring(pick(random, herrings)).blameElsewhere }
}

/** In %, in steps of five, shifted by how bold the author is. */
function confidence(random: Random, { by, team }: PlannedClaim, low: number, high: number): number {
  const shifted = between(random, low, high) + by.boldness + (team ? 5 : 0)
  return Math.min(100, Math.max(5, Math.round(shifted / 5) * 5))
}

/** The facilitator helps where an alert stays quiet in the Dark Room, most of the time. */
function hints(random: Random, facts: DrillFacts, doings: readonly Act[], times: Times): Act[] {
  return facts.alerts.flatMap(({ subject, minute }) => {
    const stirs = doings
      .filter(({ do: deed }) => 'alert' in deed && deed.alert === subject.id)
      .map(({ at }) => at)
      .filter((at) => at < times.darkRoom.to)
      .toSorted((a, b) => a - b)
    const gaps = [minute, ...stirs].map((from, index) => ({
      at: from + quietAfter + between(random, 0.3, 2),
      before: stirs[index] ?? times.darkRoom.to,
    }))
    return gaps
      .filter(({ at, before }) => at < before && chance(random, 0.7))
      .slice(0, 3)
      .map(
        ({ at }): Act => ({
          at,
          by: facilitator.key,
          do: { type: 'say', word: 'hint', alert: subject.id, text: '' },
        }),
      )
  })
}

/** Claims of the Dark Room are judged in the break, later ones some minutes after they are made. */
function verdicts(random: Random, facts: DrillFacts, story: Story, times: Times): Act[] {
  const judge = (at: number, alert: string): Act => ({
    at,
    by: facilitator.key,
    do: { type: 'judge', alert },
  })
  const inBreak = facts.alerts.map(({ subject }, index) => {
    const { from, to } = times.firstBreak
    return judge(from + ((to - from) * (index + 1)) / (facts.alerts.length + 2), subject.id)
  })
  const after = story.claims
    .filter(({ at }) => at >= times.firstBreak.from)
    .map(({ at, subject }) =>
      judge(Math.min(at + between(random, 0.5, 3), times.secondBreak.to - 0.1), subject.id),
    )
  return [...inBreak, ...after]
}
