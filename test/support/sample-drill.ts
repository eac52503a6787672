/** A drill of six engineers in which everything goes as a good drill goes, typed and sent through the commands alone. */
import { unjudged } from '../../src/drill/verdicts'
import type { FormValues } from '../../src/messages/form'
import {
  answers,
  deadlockFinding,
  deadlockFix,
  debrief,
  driftFinding,
  driftFix,
  stormFinding,
  stormFix,
} from './sample-words'
import { type Player, type Stage, wordsOf } from './stage'

const drift = 'floating-point-drift'
const deadlock = 'circular-dependency-deadlock'
const storm = 'n-plus-one-latency-storm'
const spike = 'cpu-spike'

/** One deed at a minute of the drill. */
interface Deed {
  minute: number
  go: () => Promise<unknown>
}

/** Plays it to its end and a minute beyond; whatever is refused on the way is an error. */
export async function playSampleDrill(stage: Stage): Promise<void> {
  const sean = await stage.player('Sean Wong')
  const mina = await stage.player('Mina Aalto')
  const tomas = await stage.player('Tomas Vega')
  const ravi = await stage.player('Ravi Menon')
  const lena = await stage.player('Lena Brandt')
  const omar = await stage.player('Omar Haddad')
  const yuki = await stage.player('Yuki Ito')

  await send(sean, 'plan', {
    title: 'First Saturday drill',
    team: 'Team Alpha',
    herring: spike,
    objective:
      'See how the team finds failures under pressure: human-first investigation, then AI-assisted remediation, with logs, post-mortems and calm nerves as what is trained.',
  })
  await say(sean, 'start')

  const alerts = new Map<string, { letter: string; delivered: number }>()
  const letter = (subject: string) => alerts.get(subject)?.letter ?? '?'
  const at = (minute: number, go: () => Promise<unknown>): Deed => ({ minute, go })
  const noted = (minute: number, text: string) => at(minute, () => say(ravi, `note ${text}`))

  await play(stage, [
    at(2, () => say(mina, 'join ic')),
    at(2, () => say(tomas, 'join comms')),
    at(2, () => say(ravi, 'join scribe')),
    at(3, () => say(lena, 'join Responder')),
    at(3, () => say(omar, 'join Responder')),
    at(3, () => say(yuki, 'join Responder')),
    noted(5, 'Roles are taken: IC, Comms and Scribe.'),
    noted(12, 'Dashboards, logs and the prompts for the AI are open and work.'),
  ])
  await stage.to(23.5)
  for (const alert of (await stage.app.store.drill(await stage.drillId()))?.alerts ?? [])
    if (alert.letter !== null && alert.delivered)
      alerts.set(alert.subjectId, {
        letter: alert.letter,
        delivered: alert.delivered.elapsed / 60_000,
      })
  const after = (subject: string, minutes: number) =>
    (alerts.get(subject)?.delivered ?? 0) + minutes
  const take = (player: Player, subject: string) => () =>
    press(player, 'claim', 'take', { alert: letter(subject) })

  await play(stage, [
    at(24, take(lena, drift)),
    at(24, take(omar, deadlock)),
    at(24, take(yuki, spike)),
    at(24, take(tomas, spike)),
    at(30, () =>
      send(yuki, `claim ${letter(spike)}`, {
        cause: 'The busy batch worker takes the CPU that the API needs.',
        confidence: 60,
      }),
    ),
    at(after(drift, 18), () =>
      send(lena, `claim ${letter(drift)}`, {
        cause: 'Float arithmetic: rounding errors add up in the running total',
        evidence: 'The gap grows with every transaction and never shrinks.',
        confidence: 85,
      }),
    ),
    at(after(deadlock, 25), () =>
      send(omar, `claim ${letter(deadlock)}`, {
        cause: 'A ring of calls: ServiceA → ServiceB → ServiceC → ServiceA',
        evidence: 'One trace id comes round to the service it began at.',
        confidence: 80,
      }),
    ),
    at(44, take(tomas, storm)),
    at(46, () => press(tomas, 'claim', 'noise', { alert: letter(spike) })),
    at(after(storm, 35), () =>
      send(tomas, `claim ${letter(storm)}`, {
        cause: 'N+1 queries to the database, and outside API calls that block',
        evidence: 'As many queries as rows, in every slow request.',
        confidence: 90,
      }),
    ),
    noted(58, 'Drift was found fast. The N+1 latency came late, as the red herring held us up.'),
  ])
  await stage.to(61)
  await judge(stage, sean)
  await play(stage, [
    noted(65, 'Talked about what we took for granted early on, and how the red herring worked.'),
    at(74, () => press(yuki, 'claim', 'noise-surely', { alert: letter(spike) })),
    at(75, () =>
      send(lena, `check ${letter(drift)}`, { correlation: 'Partial', stress: 'Failed' }),
    ),
    at(76, () => send(omar, `check ${letter(deadlock)}`, { stress: 'Failed' })),
    at(77, () => send(tomas, `check ${letter(storm)}`, { correlation: 'Partial' })),
    at(90, () => send(lena, `finding ${letter(drift)}`, driftFinding)),
    at(94, () => send(omar, `finding ${letter(deadlock)}`, deadlockFinding)),
    at(98, () => send(tomas, `finding ${letter(storm)}`, stormFinding)),
    at(80, () => judge(stage, sean)),
    noted(100, 'Cumulative totals prove the FP drift, trace IDs prove the deadlock.'),
    noted(115, 'Cleared our heads and prepared the AI.'),
    at(126, () => send(lena, `fix ${letter(drift)}`, driftFix)),
    at(128, () => send(omar, `fix ${letter(deadlock)}`, deadlockFix)),
    at(130, () => send(tomas, `fix ${letter(storm)}`, stormFix)),
    at(134, () =>
      send(lena, `check ${letter(drift)}`, {
        'trace-correlation': 'Complete',
        'stress-test': 'Passed',
      }),
    ),
    at(138, () =>
      send(omar, `check ${letter(deadlock)}`, {
        'breakers-queue': 'Yes',
        'stress-latency': 'Passed',
      }),
    ),
    at(142, () =>
      send(tomas, `check ${letter(storm)}`, {
        'batch-async-caching': 'Yes',
        'logs-correlation': 'Complete',
        'sla-latency': 'Yes',
      }),
    ),
    noted(145, 'AI proposed decimals and async batching; a human verified before each commit.'),
    at(152, () => guard(mina, 'Template that detects FP drift', 'template')),
    at(153, () => guard(omar, 'Spec of circuit breaker and async queue', 'circuit breaker')),
    at(154, () => guard(tomas, 'API template for async batching and caching', 'template')),
    at(155, () => guard(ravi, 'Script that checks for IaC drift', 'IaC correction')),
    at(156, () => guard(ravi, 'Post-mortem markdown template', 'template')),
    at(158, () =>
      plan(mina, {
        text: 'Automated alerts on float drift, N+1 and circular calls',
        owner: 'Lena Brandt',
        due: '2026-01-24',
        severity: 'High',
      }),
    ),
    at(159, () =>
      plan(mina, {
        text: 'Regular chaos tests of latency and service dependencies',
        owner: 'Omar Haddad',
        due: '2026-01-31',
      }),
    ),
    at(160, () =>
      plan(mina, {
        text: 'Red-herring drills, to train telling symptom from root cause',
        owner: 'Yuki Ito',
        due: '2026-02-07',
      }),
    ),
    at(161, () =>
      plan(mina, {
        text: 'Give each preventive action an owner',
        kind: 'next step',
        owner: 'Mina Aalto',
        due: '2026-01-10',
      }),
    ),
    at(162, () =>
      plan(mina, {
        text: 'Run the drill again with Level 3 scenarios, in 6 weeks',
        kind: 'repeat drill',
        owner: 'Sean Wong',
        due: '2026-02-14',
      }),
    ),
    at(163, () =>
      plan(mina, {
        text: 'Weigh how efficient the AI workflow is, and update the runbooks',
        kind: 'metric re-evaluation',
        owner: 'Tomas Vega',
        due: '2026-02-02',
      }),
    ),
    noted(165, 'Spec templates and PR guardrails updated, IaC drift corrected.'),
    noted(173, 'Went through the metrics; talked about the red herring and working with AI.'),
    at(174, () => reflect(lena, [5, 5, 4, 3], true)),
    at(175, () => reflect(omar, [3, 5, 4, 3], false)),
    at(176, () => reflect(yuki, [4, 5, 4, 3], false)),
    at(178, () => send(sean, 'debrief', debrief)),
  ])
  await stage.to(181)
}

async function play(stage: Stage, deeds: readonly Deed[]): Promise<void> {
  for (const { minute, go } of [...deeds].sort((a, b) => a.minute - b.minute)) {
    await stage.to(minute)
    await go()
  }
}

async function say(player: Player, line: string): Promise<void> {
  const words = wordsOf(await player.say(line))
  if (words.includes('You wrote:')) throw new Error(`${line}: ${words}`)
}

async function send(player: Player, line: string, values: FormValues): Promise<void> {
  const reply = await player.sayAndFill(line, values)
  if (reply.kind !== 'private') throw new Error(`${line}: ${wordsOf(reply)}`)
}

async function press(
  player: Player,
  word: string,
  does: string,
  carried: Record<string, string>,
): Promise<void> {
  const words = wordsOf(await player.press(word, does, carried))
  if (/not there|no such|for facilitators|closed/.test(words)) throw new Error(`${word}: ${words}`)
}
const guard = (player: Player, text: string, kind: string) =>
  send(player, 'guardrail', { text, kind })
const plan = (player: Player, values: FormValues) => send(player, 'action', values)

/** Judges what was not judged yet: in this team a cause on the herring's alert is the only wrong claim. */
async function judge(stage: Stage, facilitator: Player): Promise<void> {
  const record = await stage.app.store.drill(await stage.drillId())
  for (const claim of record ? unjudged(record) : []) {
    const herring = record?.alerts.find((alert) => alert.id === claim.alertId)?.herring ?? false
    const value = herring && !claim.noise ? 'rejected-herring' : 'confirmed'
    await press(facilitator, 'claims', 'judge', { claims: claim.id, value })
  }
}

function reflect(
  player: Player,
  [techniques, ai, herring, dashboards]: [number, number, number, number],
  sign: boolean,
): Promise<void> {
  const words = sign ? answers : {}
  return send(player, 'reflect', {
    techniques: String(techniques),
    ai: String(ai),
    herring: String(herring),
    dashboards: String(dashboards),
    sign,
    ...words,
  })
}
