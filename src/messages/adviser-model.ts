/** That a language model advises: what leaves and where to, and how much of it has been asked. */
import { modelLimits, modelSpent, presentModel } from '../drill/adviser-models'
import type { DrillRecord } from '../drill/record'
import type { AdviserModel } from '../drill/record-adviser'
import type { Message } from './message'
import { saying } from './saying'

const leaving = ({ model, host }: AdviserModel) =>
  `Here it is a language model, ${model} at ${host}: the brief, what the evidence shows and what people ask it are sent there. Claims, names and causes are not.`

/** For the first phase's card; null = nothing leaves. */
export function leavesFromTheStart({ adviserModels, drill }: DrillRecord): string | null {
  const [first] = adviserModels
  return first && first.stamp.at === drill.startedAt ? leaving(first) : null
}

/** Models of which the first card could say nothing. */
export function laterModels({ adviserModels, drill }: DrillRecord): readonly AdviserModel[] {
  return adviserModels.filter(({ stamp }) => stamp.at !== drill.startedAt)
}

/** To the channel, before anything is sent there. */
export function modelPost(model: AdviserModel): Message {
  return saying([
    {
      kind: 'heading',
      text: 'The adviser is another one now',
      mark: 'ai',
      aside: 'it can be wrong',
    },
    { kind: 'text', text: leaving(model) },
  ])
}

/** For facilitators: calls and tokens of the drill, beside their limits; null = no model is asked. */
export function modelUsage(record: DrillRecord): string | null {
  const model = presentModel(record)
  if (model === null) return null
  const { calls, tokens, estimated } = modelSpent(record)
  const of = (count: number, most: number) =>
    `${count.toLocaleString('en')} of ${most.toLocaleString('en')}`
  const about = estimated ? ', in part estimated' : ''
  return `Adviser: ${model.model} at ${model.host} · calls ${of(calls, modelLimits.calls)} · tokens ${of(tokens, modelLimits.tokens)}${about}`
}
