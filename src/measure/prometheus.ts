/** A range of one series from a Prometheus that the operator allows: with limits on time and size, and never further than that address. */
import { z } from 'zod'
import { type Allowed, allowedAs } from './allowed'
import { MeasureFault, quoted } from './fault'
import type { Table } from './table'

export interface PrometheusLimits {
  /** Real ms for the whole answer. */
  timeout: number
  /** Of the answer. */
  bytes: number
}
export const usualLimits: PrometheusLimits = { timeout: 10_000, bytes: 5 * 1024 * 1024 }

const mostPoints = 500
const longestRange = 400 * 24 * 60 * 60_000
const mostNames = 4

export interface RangeAsked {
  address: string
  query: string
  /** Real time, epoch ms. */
  from: number
  until: number
}

/** @throws MeasureFault */
export async function queryRange(
  { address, query, from, until }: RangeAsked,
  allow: readonly Allowed[],
  limits: PrometheusLimits,
): Promise<Table> {
  const base = allowedAs(address, allow)
  if (until <= from) throw new MeasureFault('“From” must be before “Until”.', 'from')
  if (until - from > longestRange)
    throw new MeasureFault('That is more than 400 days. Take a shorter time.', 'from')
  const url = new URL(`${base.url}/api/v1/query_range`)
  url.search = new URLSearchParams({
    query,
    start: String(from / 1000),
    end: String(until / 1000),
    step: String(stepOf(from, until)),
  }).toString()
  const { status, text } = await get(url, base.authorization, limits)
  return tableOf(seriesOf(status, text))
}

/** Whole seconds between two points, so that there are few enough. */
function stepOf(from: number, until: number): number {
  return Math.max(1, Math.ceil((until - from) / 1000 / (mostPoints - 1)))
}

async function get(url: URL, authorization: string | null, { timeout, bytes }: PrometheusLimits) {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...(authorization ? { authorization } : {}) },
      // Whoever is allowed must not point at somebody who isn't.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    })
    const { status } = response
    if (status >= 300 && status < 400) {
      await response.body?.cancel()
      throw new MeasureFault(
        'It points to another address, and that one is not followed. Ask the operator to allow the address that answers itself.',
        'address',
      )
    }
    return { status, text: await bodyOf(response, bytes) }
  } catch (error) {
    if (error instanceof MeasureFault) throw error
    throw new MeasureFault(
      error instanceof DOMException && error.name === 'TimeoutError'
        ? `It has not answered within ${timeout / 1000} s. Take a shorter time or a simpler query.`
        : 'It cannot be reached from here. Check that it runs, and that the address is right.',
      'address',
    )
  }
}

/** No more than so many bytes are ever kept. */
async function bodyOf(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > most)
      throw new MeasureFault(
        `Its answer has more than ${most / 1024 / 1024} MB. Narrow the query to one series.`,
        'query',
      )
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}

const labels = z.record(z.string(), z.string())
const failed = z.object({ status: z.literal('error'), error: z.string() })
const answer = z.object({
  status: z.literal('success'),
  data: z.object({ resultType: z.string(), result: z.array(z.unknown()) }),
})
const matrix = z.array(
  z.object({ metric: labels, values: z.array(z.tuple([z.number(), z.string()])) }),
)

type Series = z.infer<typeof matrix>[number]

function seriesOf(status: number, text: string): Series {
  const json = parsed(text)
  const no = failed.safeParse(json)
  if (no.success)
    throw new MeasureFault(
      `Prometheus does not take the query: ${sentence(no.data.error)}`,
      'query',
    )
  if (status < 200 || status > 299)
    throw new MeasureFault(
      `It answered with status ${status}. Try again, or ask whoever runs it.`,
      'address',
    )
  const yes = answer.safeParse(json)
  const found = matrix.safeParse(yes.data?.data.result)
  if (!yes.success || yes.data.data.resultType !== 'matrix' || !found.success)
    throw new MeasureFault(
      'What it answered is no range of a Prometheus. Check the address.',
      'address',
    )
  const [only, ...more] = found.data
  if (!only || only.values.length === 0)
    throw new MeasureFault(
      'The query has no value in that time. Check the names in it, and the time.',
      'query',
    )
  if (more.length > 0)
    throw new MeasureFault(
      `The query gives ${found.data.length} series, and one is drawn. Narrow it to one of them: ${namesOf(found.data)}.`,
      'query',
    )
  return only
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function namesOf(all: readonly Series[]): string {
  const named = all.slice(0, mostNames).map(({ metric }) => {
    const pairs = Object.entries(metric)
      .filter(([name]) => name !== '__name__')
      .map(([name, value]) => `${name}="${value}"`)
    return quoted(`${metric.__name__ ?? ''}{${pairs.join(', ')}}`)
  })
  return `${named.join(', ')}${all.length > mostNames ? ' …' : ''}`
}

const longestWord = 200

function sentence(error: string): string {
  const line = [...error.replaceAll(/\s+/gu, ' ').trim()].slice(0, longestWord).join('')
  return /[.?]$/u.test(line) ? line : `${line}.`
}

function tableOf({ values }: Series): Table {
  return {
    head: ['time', 'value'],
    rows: values.map(([at, value], index) => {
      if (!/\d/u.test(value))
        throw new MeasureFault(
          `Sample ${index + 1}, at ${new Date(at * 1000).toISOString().slice(11, 19)} UTC, is ${value}, which is no number. Change the query so that it has a value there, or take another time.`,
          'query',
        )
      return { number: index + 1, cells: [new Date(at * 1000).toISOString(), value] }
    }),
    rowWord: 'Sample',
  }
}
