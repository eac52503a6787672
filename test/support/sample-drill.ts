/** A drill of six engineers in which everything goes as a good drill goes, typed and sent through the commands alone. */
import type { FormValues } from '../../src/messages/form'
import type { Player, Stage } from './stage'
import { wordsOf } from './stage'

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
    at(90, () =>
      send(lena, `finding ${letter(drift)}`, {
        notes: [
          '- Laid running totals beside trace IDs',
          '- Read 24 transaction logs for a pattern of drift',
          '- Saw the gap grow over 3 transactions in a row',
        ].join('\n'),
        noise: 'Spikes of the background batch worker raised CPU alerts; at first they looked causal.',
        lessons: [
          'Enforce decimals in the core transaction library',
          'Alert on drift from Prometheus',
          'Build dashboards on transaction level',
        ].join('\n'),
      }),
    ),
    at(94, () =>
      send(omar, `finding ${letter(deadlock)}`, {
        notes: [
          'Followed API calls by structured logs and trace IDs',
          'Watched timeouts spread under load',
          'Went the wrong way first: ServiceB was slow for an upstream dependency of its own',
        ].join('\n'),
        noise: 'A passing database replication lag seemed to slow calls and was not the cause.',
        lessons: [
          'Put the service dependency graph on the dashboards',
          'Alert on circular calls and deadlocks by itself',
          'Keep what the AI recommends in the runbooks',
        ].join('\n'),
      }),
    ),
    at(98, () =>
      send(tomas, `finding ${letter(storm)}`, {
        notes: [
          'Watched query counts beside response times',
          'Found the spike at P95 and P99 of batch requests',
          'Blamed the API for the CPU spike of a background job at first',
        ].join('\n'),
        noise: [
          'CPU spike of the background worker, no part of the latency',
          'Our priorities were wrong at the start',
        ].join('\n'),
        lessons: [
          'Bring latency metrics into the Prometheus dashboards',
          'Detect N+1 patterns by machine',
          'Have async batching templates in the spec',
        ].join('\n'),
      }),
    ),
    noted(100, 'Cumulative totals prove the FP drift, trace IDs prove the deadlock.'),
    noted(115, 'Cleared our heads and prepared the AI.'),
    at(126, () =>
      send(lena, `fix ${letter(drift)}`, {
        recommendation: 'Decimal + logging',
        steps: [
          'Put `Decimal` in the place of `float` in all transactions',
          'Tested idempotency and cumulative totals with scripts',
          'AI advised logging per transaction, to see it next time',
        ].join('\n'),
        predicted: 98,
        accuracy: 100,
        outcome: 'successful',
        minutesSaved: 5,
        approvedBy: 'Mina Aalto',
      }),
    ),
    at(128, () =>
      send(omar, `fix ${letter(deadlock)}`, {
        recommendation: 'Async queue + circuit breaker',
        steps: [
          'Circuit breakers, and an async queue for ServiceC',
          'AI advised batch retries with exponential backoff',
          'Load simulation shows that it holds',
        ].join('\n'),
        predicted: 95,
        accuracy: 92,
        override: 'Minor timeout tweak',
        outcome: 'successful',
        minutesSaved: 6,
      }),
    ),
    at(130, () =>
      send(tomas, `fix ${letter(storm)}`, {
        recommendation: 'Batch + async + caching',
        steps: [
          'Batched database queries and outside API calls',
          'Async handling, and a cache',
          'Measured latency again: within the SLA',
        ].join('\n'),
        predicted: 95,
        accuracy: 95,
        override: 'Verification needed',
        outcome: 'successful',
        minutesSaved: 4,
      }),
    ),
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
    at(178, () =>
      send(sean, 'debrief', {
        description:
          'Team Alpha took alert after alert and correlated logs with metrics before any AI-assisted fix. A CPU alert as red herring tested telling symptom from root cause.',
        summary:
          'All root causes were found within the target times, the AI-assisted fixes were applied with care, and misleading alerts were told from symptoms. Better observability and post-mortems stand out as results.',
        takeaways: [
          'Investigate as humans first, then let AI help to repair',
          'Dashboards, trace IDs and business metrics saved time',
          'Red-herring alerts train telling symptom from root cause',
          'AI proposed fixes that work; humans still had to verify',
        ].join('\n'),
        highlights: [
          'Calm under pressure',
          'Real failures told from red herrings',
          'AI made repairs faster and overrode no human judgement',
        ].join('\n'),
        improvements: [
          'The CPU spike, misread, delayed the first investigation',
          'Business metrics and logs must be correlated faster',
        ].join('\n'),
        aiWorkflow: [
          'AI gave useful fixes and runbook updates',
          'A shadow AI came close to the human team',
        ].join('\n'),
        herringHandling: [
          'The team learnt to verify before it escalates',
          'Critical thinking and log correlation were trained',
        ].join('\n'),
        rating: 'Excellent',
        correlation: 90,
        comments:
          'This cohort is ready for production-critical incidents with AI at its side; its post-mortem is thorough and can be acted on.',
      }),
    ),
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

const press = (player: Player, word: string, does: string, carried: Record<string, string>) =>
  player.press(word, does, carried)
const guard = (player: Player, text: string, kind: string) =>
  send(player, 'guardrail', { text, kind })
const plan = (player: Player, values: FormValues) => send(player, 'action', values)

/** Judges every claim as the answer key suggests to a facilitator who reads. */
async function judge(stage: Stage, facilitator: Player): Promise<void> {
  const record = await stage.app.store.drill(await stage.drillId())
  for (const claim of record?.claims ?? []) {
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
  const words = sign
    ? {
        techniquesNotes: 'Trace ID + logs most effective',
        aiNotes: 'Accurate, cut the TTR by about 15 min',
        herringNotes: 'Needed a cross-check of metrics',
        dashboardsNotes: 'Need real-time alerts on drift and N+1',
        q1: 'Structured logs, trace IDs and simulated stress',
        q2: 'The CPU spike, misread as the cause',
        q3: 'Right suggestions; about 15 min faster',
        q4: 'Real-time drift and N+1 alerts are missing',
        q5: 'They made us tell symptom from root cause with care',
      }
    : {}
  return send(player, 'reflect', {
    techniques: String(techniques),
    ai: String(ai),
    herring: String(herring),
    dashboards: String(dashboards),
    sign,
    ...words,
  })
}
