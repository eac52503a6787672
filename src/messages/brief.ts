/** `/drill brief`: the world as the on-call team knows it. */
import { type ShownPicture, shown } from './evidence-parts'
import type { Message, Part } from './message'
import { privately } from './private'
import { saying } from './saying'
import { pressed, strong } from './spans'

interface Service {
  name: string
  owner: string
  does: string
  /** What an ordinary night looks like. */
  baseline: readonly { figure: string; value: string }[]
  slo: string
  runbook: { reviewed: string; steps: readonly string[] }
  lastDeployment: string
}

interface World {
  /** One line a path. */
  map: readonly string[]
  contract: readonly string[]
  services: readonly Service[]
  practiceTrace: {
    traceId: string
    request: string
    /** `start` and `length` in ms. */
    spans: readonly {
      service: string
      name: string
      depth: number
      start: number
      length: number
    }[]
  }
  notes: readonly string[]
}

/** What the brief shows beside its words. */
interface BriefPictures {
  map: ShownPicture | null
  trace: ShownPicture | null
}

/** Ways on, for whoever reads it while the drill goes on. */
export interface BriefWays {
  /** There is evidence to look at. */
  dashboards: boolean
  runbooks: boolean
}

const noPictures: BriefPictures = { map: null, trace: null }
const noWays: BriefWays = { dashboards: false, runbooks: false }
/** With their links so many fit into what every platform takes. */
const mostLinked = 9

/** Every service equally deep, whatever was planned. */
export function briefMessage(
  world: World,
  { map, trace }: BriefPictures = noPictures,
  ways: BriefWays = noWays,
): Message {
  const linked = world.services.length <= mostLinked
  return saying([
    { kind: 'heading', text: 'The brief', aside: 'the world as you know it' },
    { kind: 'heading', text: 'Service map' },
    ...(map === null ? [] : [shown(map)]),
    ...world.map.map((line): Part => ({ kind: 'text', text: line })),
    { kind: 'heading', text: 'Billing’s rounding contract' },
    { kind: 'text', text: world.contract.join(' ') },
    ...world.services.flatMap((each) => [
      ...service(each),
      ...(linked ? waysFrom(each.name, ways) : []),
    ]),
    ...practiceTrace(world, trace),
    { kind: 'note', text: world.notes.join(' ') },
  ])
}

function waysFrom(name: string, { dashboards, runbooks }: BriefWays): Part[] {
  const about = { service: name }
  const links = [
    ...(dashboards
      ? [pressed({ label: 'Dashboard', word: 'evidence', does: 'dashboard', with: about })]
      : []),
    ...(runbooks
      ? [pressed({ label: 'Runbook', word: 'brief', does: 'runbook', with: about })]
      : []),
  ]
  return links.length === 0 ? [] : [{ kind: 'links', links }]
}

function service(each: Service): Part[] {
  const steps = each.runbook.steps.map((step, index) => `${index + 1}. ${step}`).join(' ')
  return [
    { kind: 'text', text: [strong(each.name), ` · ${each.owner} · ${each.does}`] },
    {
      kind: 'facts',
      facts: [
        {
          label: 'An ordinary night',
          value: each.baseline.map(({ figure, value }) => `${figure} ${value}`).join(' · '),
        },
        { label: 'Objective', value: each.slo },
        { label: `Runbook, reviewed ${each.runbook.reviewed}`, value: steps },
        { label: 'Last deployment', value: each.lastDeployment },
      ],
    },
  ]
}

/** What the runbook of one service says to do; the brief has it as well. */
export function runbookMessage(
  world: Pick<World, 'services'>,
  name: string,
  { dashboards }: Pick<BriefWays, 'dashboards'> = noWays,
): Message {
  const found = world.services.find((each) => each.name === name)
  if (!found)
    return privately(
      `Nobody has written a runbook for ${name}. \`/drill brief\` has those of the other services.`,
    )
  const { owner, slo, runbook, lastDeployment } = found
  return saying([
    { kind: 'heading', text: `Runbook of ${name}`, aside: `reviewed ${runbook.reviewed}` },
    ...runbook.steps.map((step, index): Part => ({ kind: 'text', text: `${index + 1}. ${step}` })),
    {
      kind: 'facts',
      facts: [
        { label: 'Owner', value: owner },
        { label: 'Objective', value: slo },
        { label: 'Last deployment', value: lastDeployment },
      ],
    },
    ...waysFrom(name, { dashboards, runbooks: false }),
    { kind: 'note', text: 'Only you see this.' },
  ])
}

/** As a picture, or where there is none as its figures. */
function practiceTrace(
  { practiceTrace: { traceId, request, spans } }: World,
  picture: ShownPicture | null,
): Part[] {
  const table: Part = {
    kind: 'table',
    head: ['Service', 'Span', 'Start', 'Length'],
    rows: spans.map((span) => [
      `${'› '.repeat(span.depth)}${span.service}`,
      span.name,
      `${span.start} ms`,
      `${span.length} ms`,
    ]),
    align: ['left', 'left', 'right', 'right'],
  }
  return [
    { kind: 'heading', text: 'A healthy trace', aside: traceId },
    { kind: 'text', text: request },
    picture === null ? table : shown(picture),
  ]
}
