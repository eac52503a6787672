/** One exchange with an OpenAI-compatible endpoint. Nothing that goes out or comes in is logged, nothing is charged twice. */
import type { OpenAI } from 'openai'
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'
import { z } from 'zod'
import { clientOf, type ModelSettings } from './client'
import type { Turn } from './prompt'
import { brokenOff, refusedWish, type Trouble, troubleOf, waitFor } from './troubles'

export interface Said {
  words: string
  /** It stopped because it may say no more. */
  cutOff: boolean
  tokensIn: number
  tokensOut: number
  /** The server did not count. */
  estimated: boolean
}

/** `said`, or why there is nothing. `charged`: the server may have worked on it. */
export type Exchange = { ok: true; said: Said } | { ok: false; trouble: Trouble; charged: boolean }

export type Talk = (
  turns: readonly Turn[],
  shape: { name: string; schema: Record<string, unknown> },
  signal: AbortSignal,
) => Promise<Exchange>

/** Thinking counts as well where a model thinks. */
export const mostTokensOut = 4_000
/** A language of letters has about so many to a token; logs and ids have fewer. */
const charactersAToken = 3

/** From the strictest form of an answer to none: servers refuse what they don't know. */
const formats = ['schema', 'object', 'none'] as const
type Format = (typeof formats)[number]
const limits = ['max_tokens', 'max_completion_tokens'] as const

/** What of an answer is looked at. Some servers leave out the usage, or send null for the words. */
const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: z.number().int().min(0).max(10_000_000),
      completion_tokens: z.number().int().min(0).max(10_000_000),
    })
    .nullish()
    .catch(null),
})

export function createTalk(settings: ModelSettings): Talk {
  let client: Promise<OpenAI> | null = null
  // With what the server has answered before: what it refused once is not asked for again.
  let known = { format: 0, limit: 0 }

  return async (turns, shape, signal) => {
    client ??= clientOf(settings)
    const { chat } = await client
    let waited = false
    let { format, limit } = known
    for (;;) {
      if (signal.aborted) return { ok: false, trouble: brokenOff(signal), charged: false }
      const body: ChatCompletionCreateParamsNonStreaming = {
        model: settings.model,
        messages: turns.map(({ role, content }) => ({ role, content })),
        [limits[limit] ?? limits[0]]: mostTokensOut,
        ...formatOf(formats[format] ?? 'none', shape),
      }
      try {
        const came = read(await chat.completions.create(body, { signal }), turns)
        known = { format, limit }
        return came
      } catch (error) {
        const wish = refusedWish(error)
        if (wish === 'limit' && limit < limits.length - 1) limit += 1
        else if (wish !== null && format < formats.length - 1) format += 1
        else {
          const pause = waited ? null : waitFor(error)
          if (pause === null) return { ok: false, ...troubleOf(error, signal) }
          waited = true
          await rested(pause, signal)
        }
      }
    }
  }
}

function formatOf(
  format: Format,
  { name, schema }: { name: string; schema: Record<string, unknown> },
): Pick<ChatCompletionCreateParamsNonStreaming, 'response_format'> {
  switch (format) {
    case 'schema':
      return {
        response_format: { type: 'json_schema', json_schema: { name, schema, strict: true } },
      }
    case 'object':
      return { response_format: { type: 'json_object' } }
    case 'none':
      return {}
    default:
      return format satisfies never
  }
}

function read(came: unknown, turns: readonly Turn[]): Exchange {
  const parsed = completion.safeParse(came)
  const [choice] = parsed.success ? parsed.data.choices : []
  if (!parsed.success || !choice)
    return { ok: false, trouble: { kind: 'unreadable' }, charged: true }
  const { usage } = parsed.data
  const words = choice.message.content ?? ''
  const length = turns.reduce((sum, { content }) => sum + content.length, 0)
  return {
    ok: true,
    said: {
      words,
      cutOff: choice.finish_reason === 'length',
      tokensIn: usage?.prompt_tokens ?? Math.ceil(length / charactersAToken),
      tokensOut: usage?.completion_tokens ?? Math.ceil(words.length / charactersAToken),
      estimated: !usage,
    },
  }
}

/** Real ms; shorter where the signal comes first. */
function rested(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    signal.addEventListener('abort', end, { once: true })
  })
}
