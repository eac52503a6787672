/** `/drill evidence`: what logs, metrics and traces say up to the present moment. No sentence here judges any of it. */
import type { EvidenceSpan, NewestValue, ServiceSummary } from '../report/pictures/rows'
import {
  cite,
  type EvidenceWords,
  figuresOf,
  metricButtons,
  onPage,
  open,
  rowsOf,
  type ShownPicture,
  shown,
} from './evidence-parts'
import type { Button, Message } from './message'
import { privately } from './private'
import { saying } from './saying'
import { clipped, code, joined, withCommands } from './spans'

/** So many services have a button; the rest can be typed. */
const mostServices = 15
/** The page waits by itself. */
export function notYet(words: Pick<EvidenceWords, 'pageAt'>): Message {
  const sentence = 'The evidence is still being gathered. Try `/drill evidence` again in a minute.'
  return saying([{ kind: 'text', text: withCommands(sentence) }, onPage(words, {})])
}
/** `gathered` false = the evidence is not there yet, and more services may come with it. */
export function noSuchService(
  name: string,
  services: readonly string[],
  gathered: boolean,
): Message {
  const there = `“${clipped(name, 40)}”; there are ${services.join(', ')}.`
  return saying([
    {
      kind: 'text',
      text: gathered
        ? `There is no service ${there} No line up to now holds that word either.`
        : `No service of the brief is called ${there} The evidence is still being gathered: try again in a minute.`,
    },
  ])
}

export const noneThere: Message = privately(
  'This drill has no evidence to look at. `/drill brief` has the systems and their runbooks.',
)
export const nothingFound: Message = privately(
  'Nothing of that kind is there up to now. `/drill evidence` begins with every service.',
)

/** Every service with what it has written, since `since`: "03:06". */
export function overviewMessage(
  services: readonly ServiceSummary[],
  since: string,
  words: EvidenceWords,
): Message {
  return saying([
    { kind: 'heading', text: 'Evidence', aside: `up to ${words.now}` },
    {
      kind: 'table',
      head: ['Service', 'Lines', 'Errors', 'Newest figures'],
      rows: services.map(({ service, lines, errors, metrics }) => [
        service,
        String(lines),
        String(errors),
        metrics
          .slice(0, 3)
          .map((each) => figureOf(each, words))
          .join(' · ') || '–',
      ]),
      align: ['left', 'right', 'right', 'left'],
    },
    ...rowsOf(
      services.slice(0, mostServices).map(({ service }) => open(service, 'service', { service })),
    ),
    onPage(words, {}),
    {
      kind: 'note',
      text: joined(
        [
          `Lines and errors since ${since}.`,
          ['Narrow it down by typing: ', code('/drill evidence order-api error timeout'), '.'],
          'Only you see this.',
        ],
        ' ',
      ),
    },
  ])
}

const figureOf = ({ name, value, unit }: NewestValue, words: EvidenceWords) =>
  `${shortName(name)} ${words.value(value, unit)}`

/** The last two parts of a metric's long name tell it from its neighbours. */
const shortName = (name: string) => name.split('.').slice(-2).join(' ')

/** One trace: facts and picture. `spans` in order, one at least. */
export function traceMessage(
  spans: readonly EvidenceSpan[],
  picture: ShownPicture,
  claims: boolean,
  words: EvidenceWords,
): Message {
  const [root] = spans
  const id = root?.trace ?? ''
  const services = [...new Set(spans.map(({ service }) => service))]
  return saying([
    {
      kind: 'heading',
      text: clipped(`Trace of ${root?.name ?? ''}`, 120),
      aside: words.traceCitation(id),
    },
    {
      kind: 'facts',
      facts: [
        { label: 'Began', value: `${words.timeOf(root?.at ?? 0)}, at ${root?.service ?? ''}` },
        {
          label: 'Took',
          value: root?.length == null ? 'not ended' : words.lengthOf(root.length),
        },
        {
          label: 'Spans',
          value: `${spans.length}, ${spans.filter(({ status }) => status === 'ERROR').length} in ERROR`,
        },
        { label: 'Services', value: services.join(', ') },
        { label: 'Trace id', value: id },
      ],
    },
    shown(picture),
    ...rowsOf([
      ...(claims ? [cite({ trace: id })] : []),
      open('Its log lines', 'logs', { trace: id }),
      open('Every service', 'open', {}),
    ]),
    onPage(words, { trace: id }),
    { kind: 'note', text: `Up to ${words.now}. Only you see this.` },
  ])
}

/** What an alert's dashboard shows: the newest figures of its service, some of them as charts. */
export function dashboardMessage(
  summary: ServiceSummary,
  pictures: readonly ShownPicture[],
  words: EvidenceWords,
): Message {
  return saying([
    { kind: 'heading', text: `Dashboard of ${summary.service}`, aside: `up to ${words.now}` },
    ...pictures.map(shown),
    ...figuresOf(summary, words),
    ...rowsOf(waysOn(summary.service)),
    onPage(words, { service: summary.service, metrics: true }),
    { kind: 'note', text: 'World time. Only you see this.' },
  ])
}

const waysOn = (service: string): Button[] => [
  open(clipped(`Logs of ${service}`, 70), 'service', { service }),
  open('Every service', 'open', {}),
]

/** One metric: its picture, and the service's others. */
export function metricMessage(
  summary: ServiceSummary,
  metric: string,
  picture: ShownPicture,
  words: EvidenceWords,
): Message {
  const others = { ...summary, metrics: summary.metrics.filter(({ name }) => name !== metric) }
  return saying([
    {
      kind: 'heading',
      text: clipped(`${summary.service} · ${metric}`, 140),
      aside: `up to ${words.now}`,
    },
    shown(picture),
    ...metricButtons(others),
    ...rowsOf(waysOn(summary.service)),
    onPage(words, { service: summary.service, metrics: true }),
    { kind: 'note', text: 'World time. Only you see this.' },
  ])
}
