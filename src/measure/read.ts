/** Reads figures from wherever they are, or says in a sentence what is wrong with them. */
import type { FigureSource, FiguresRead, ReadFault, Wanted } from '../conduct/measures'
import { type Allowed, allowedFrom } from './allowed'
import { readSamples } from './columns'
import { MeasureFault } from './fault'
import { detailOf } from './figures'
import { type PrometheusLimits, queryRange, usualLimits } from './prometheus'
import { readTable, type Table } from './table'

export interface FigureReader {
  /** Without passwords. */
  addresses: readonly string[]
  read(source: FigureSource, wanted: Wanted): Promise<FiguresRead>
}

/** `allow`: addresses as the operator gives them. `limits`: others than the usual ones. */
export function createReader(
  allow: readonly string[],
  limits: Partial<PrometheusLimits> = {},
): FigureReader {
  const allowed = allowedFrom(allow)
  return {
    addresses: allowed.map(({ url }) => url),
    read: async (source, wanted) => {
      try {
        const table = await tableOf(source, allowed, { ...usualLimits, ...limits })
        const samples = await readSamples(table, wanted)
        return { ok: true, detail: await detailOf(table, samples, wanted) }
      } catch (error) {
        if (!(error instanceof MeasureFault)) throw error
        return { ok: false, field: error.field ?? fieldOf(source), sentence: error.message }
      }
    },
  }
}

async function tableOf(
  source: FigureSource,
  allow: readonly Allowed[],
  limits: PrometheusLimits,
): Promise<Table> {
  switch (source.kind) {
    case 'pasted':
    case 'file':
      return readTable(source.text)
    case 'prometheus':
      return queryRange(source, allow, limits)
    default:
      return source satisfies never
  }
}

function fieldOf({ kind }: FigureSource): ReadFault['field'] {
  switch (kind) {
    case 'pasted':
      return 'rows'
    case 'file':
      return 'file'
    case 'prometheus':
      return 'query'
    default:
      return kind satisfies never
  }
}
