import type { FigureSource } from '../conduct/measures'
import type { DeliveredAlert } from '../drill/alerts'
import { barred } from '../drill/availability'
import { verifiedAt } from '../drill/kpis/resolution'
import { type MeasureForm, measureSchema } from '../drill/measure-form'
import { measuredDetailJson } from '../drill/measured-detail'
import { measurementOf } from '../drill/measurements'
import type { Measurement } from '../drill/record-work'
import type { Field, FormValues } from '../messages/form'
import { measurePreview } from '../messages/measure-preview'
import type { View } from '../messages/view'
import { slideOfKind } from '../report/imports'
import { measuredLines } from '../report/measured-lines'
import { previewSlide } from '../report/slides/preview'
import { onAlert, openOnAlert } from './alert-form'
import { carryOut, doerOf, fieldErrors, inDrill, refusedForm, tell } from './answers'
import type { Ask, Command, DrillAsk, Reply } from './command'
import { alertField, choiceOf, text } from './fields'
import { localMoment, readMoment } from './moment'

const mostBytes = 5 * 1024 * 1024
const minute = 60_000

const kinds = [
  { value: 'running-total', label: 'Running total (slide 1)' },
  { value: 'timeouts', label: 'Time-outs, share of requests (slide 2)' },
  { value: 'latency', label: 'Latency per user (slide 3)' },
]

const open = openOnAlert((ask, alert) => ({
  kind: 'form',
  form: {
    word: 'measure',
    title: 'Figures from your own systems',
    submit: 'Preview',
    intro:
      'Give one source. The header names the columns: before and after; or side and value; or time and value. Nothing is stored before you have seen it.',
    context: { drill: ask.record.drill.id },
    fields: fields(ask, alert),
  },
}))

function fields(ask: DrillAsk, alert: DeliveredAlert | null): Field[] {
  return [
    alertField(ask.record, alert?.letter),
    choiceOf('shows', 'What it shows', kinds),
    text('unit', 'Unit', {
      multiline: false,
      hint: 'Of the values. Empty: USD for a running total, % for time-outs (or share), ms for latency (or s).',
    }),
    text('rows', 'Rows', { hint: 'Pasted, with their header: CSV, or JSON. A file takes more.' }),
    {
      kind: 'file',
      name: 'file',
      nameKey: 'fileName',
      label: 'File',
      required: false,
      accept: ['.csv', '.tsv', '.txt', '.json'],
      maxBytes: mostBytes,
      hint: 'CSV or JSON, up to 5 MB and 100,000 rows.',
    },
    ...askFields(ask),
    moment('fixedAt', 'Fixed at', null, ask, {
      hint: 'Rows with a time belong before or after it. Empty: when the fix was first verified.',
    }),
  ]
}

/** Where nobody may be asked, nothing is asked for. */
function askFields(ask: DrillAsk): Field[] {
  const { addresses } = ask.measures
  if (addresses.length === 0) return []
  const { startedAt } = ask.record.drill
  return [
    text('address', 'Prometheus address', {
      multiline: false,
      hint:
        addresses.length === 1
          ? `Empty: ${addresses[0]}`
          : `Allowed here, with what lies below: ${addresses.join(', ')}`,
    }),
    text('query', 'Query', { hint: 'PromQL that gives one series.' }),
    moment('from', 'From', startedAt, ask),
    moment('until', 'Until', endOf(ask) + minute - 1, ask),
  ]
}

function moment(
  name: string,
  label: string,
  at: number | null,
  { asker }: Ask,
  more: { hint?: string } = {},
): Field {
  const value = at === null ? {} : { value: localMoment(at, asker.person.timeZone) }
  return { kind: 'moment', name, label, required: false, ...value, ...more }
}

const endOf = ({ record, now }: DrillAsk) => record.drill.finishedAt ?? now

async function submit(ask: Ask, values: FormValues): Promise<Reply> {
  // Whoever may not keep figures makes the bot ask nobody.
  const bar = ask.view && barred(ask.view.record, 'measure', ask.asker.person.id)
  if (bar) return refusedForm(bar, ask, ask.view, 'alert')
  const parsed = measureSchema.safeParse(values)
  if (!parsed.success) return fieldErrors(parsed.error)
  const form = parsed.data
  return onAlert(ask, form.alert, async (each, alert) => {
    const source = sourceOf(each, form)
    const read = await each.measures.read(source, {
      shows: form.shows,
      unit: form.unit,
      fixedAt: moments(each, form.fixedAt) ?? verifiedAt(each.record, each.catalogue, alert.id),
      timeZone: each.asker.person.timeZone,
    })
    if (!read.ok) return { kind: 'errors', errors: { [read.field]: read.sentence } }
    const outcome = await each.conduct.change(
      each.record.drill.id,
      {
        type: 'measure',
        measurement: {
          alertId: alert.id,
          origin: source.kind,
          name: nameOf(source),
          detail: measuredDetailJson(read.detail),
        },
      },
      doerOf(each),
    )
    if (!outcome.ok) return refusedForm(outcome.refusal, each, outcome.view, 'alert')
    const kept = measurementOf(outcome.view.record, outcome.recordId ?? '')
    return kept
      ? preview(each, outcome.view, kept, read.detail.figures)
      : tell('That preview was discarded. `/drill measure` reads the figures again.')
  })
}

const moments = ({ asker }: Ask, typed: string): number | null => {
  const at = readMoment(typed, asker.person.timeZone)
  return at === 'unreadable' ? null : at
}

function sourceOf(ask: DrillAsk, form: MeasureForm): FigureSource {
  const { rows, file, fileName, address, query, from, until } = form
  if (rows !== '') return { kind: 'pasted', text: rows }
  if (file !== '') return { kind: 'file', name: fileName === '' ? 'a file' : fileName, text: file }
  return {
    kind: 'prometheus',
    address,
    query,
    from: moments(ask, from) ?? ask.record.drill.startedAt ?? ask.now,
    until: moments(ask, until) ?? endOf(ask),
  }
}

function nameOf(source: FigureSource): string {
  switch (source.kind) {
    case 'pasted':
      return ''
    case 'file':
      return source.name
    case 'prometheus':
      return source.query
    default:
      return source satisfies never
  }
}

async function preview(
  { measures, catalogue }: DrillAsk,
  view: View,
  measurement: Measurement,
  figures: Parameters<typeof measuredLines>[0],
): Promise<Reply> {
  const spec = previewSlide(view.record, catalogue, measurement)
  const picture = spec && (await measures.picture(view.record.drill.id, measurement.id, spec))
  const { slide } = slideOfKind[measurement.shows]
  return {
    kind: 'private',
    message: measurePreview(view, {
      measurement,
      figures: measuredLines(figures),
      slide: { number: slide, drawn: spec !== null },
      picture,
    }),
  }
}

const store = inDrill((ask) =>
  carryOut(
    ask,
    { type: 'store-measurement', measurementId: ask.with.measurement ?? '' },
    ({ view }) =>
      tell(
        view.record.drill.finishedAt === null
          ? 'The figures are stored. The report has them when the drill ends.'
          : 'The figures are stored. The next version of the report has them: `/drill report`.',
        [{ label: 'Add more', word: 'measure', does: 'open' }],
      ),
  ),
)

const discard = inDrill(async (ask) => {
  const command = { type: 'drop-measurement', measurementId: ask.with.measurement ?? '' } as const
  const reply = await carryOut(ask, command, () =>
    tell('Discarded: no report has these figures.', [
      { label: 'Read others', word: 'measure', does: 'open' },
    ]),
  )
  await ask.measures.dropPictures(ask.record.drill.id)
  return reply
})

/** `/drill measure`: figures from the team's own systems, previewed before they are stored. */
export const measure: Command = {
  word: 'measure',
  takes: '',
  help: 'Takes figures from your own systems for the report',
  say: open,
  press: { open, store, discard },
  submit,
}
