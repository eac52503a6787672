/** `/drill brief`: the world as the on-call team knows it. */
import type { Message, Part } from './message'
import { privately } from './private'
import { saying } from './saying'
import { strong } from './spans'

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

/** The map as a stored file. */
interface MapPicture {
  fileId: string
  alt: string
  title: string
}

/** Every service equally deep, whatever was planned. */
export function briefMessage(world: World, map: MapPicture | null = null): Message {
  return saying([
    { kind: 'heading', text: 'The brief', aside: 'the world as you know it' },
    { kind: 'heading', text: 'Service map' },
    ...(map === null ? [] : [{ kind: 'image' as const, ...map }]),
    ...world.map.map((line): Part => ({ kind: 'text', text: line })),
    { kind: 'heading', text: 'Billing’s rounding contract' },
    { kind: 'text', text: world.contract.join(' ') },
    ...world.services.flatMap(service),
    ...practiceTrace(world),
    { kind: 'note', text: world.notes.join(' ') },
  ])
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
export function runbookMessage(world: Pick<World, 'services'>, name: string): Message {
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
    { kind: 'note', text: 'Only you see this.' },
  ])
}

function practiceTrace({ practiceTrace: { traceId, request, spans } }: World): Part[] {
  return [
    { kind: 'heading', text: 'A healthy trace', aside: traceId },
    { kind: 'text', text: request },
    {
      kind: 'table',
      head: ['Service', 'Span', 'Start', 'Length'],
      rows: spans.map((span) => [
        `${'› '.repeat(span.depth)}${span.service}`,
        span.name,
        `${span.start} ms`,
        `${span.length} ms`,
      ]),
      align: ['left', 'left', 'right', 'right'],
    },
  ]
}
