/** The remedies as a model meets them: numbered, so that no name of ours says more than its label. */
import { remedyWords } from '../../conduct/knobs-behind'
import type { Knob } from '../../conduct/lab'

/** `value`, or what is wrong with it, in words that a model can act upon. */
export type Fitted<T> = { ok: true; value: T } | { ok: false; faults: string[] }

export interface Offered {
  /** "r1 = …", one a line; '' = nothing can be turned. */
  lines: string
  /** Knob → value of the ids. */
  chosen: (ids: readonly string[]) => Fitted<Record<string, string>>
  /** Ids of a plan that was advised before. */
  idsOf: (remedies: Readonly<Record<string, string>>) => string[]
}

export function offeredOf(knobs: readonly Knob[]): Offered {
  const all = knobs
    .flatMap(({ key, values }) => values.slice(1).map(({ value }) => ({ key, value })))
    .map((each, index) => ({ ...each, id: `r${index + 1}` }))
  const words = ({ key, value }: { key: string; value: string }) =>
    remedyWords(knobs, key, value) ?? key
  return {
    lines: all.map((each) => `${each.id} = ${words(each)}`).join('\n'),
    chosen: (ids) => {
      const remedies: Record<string, string> = {}
      const faults: string[] = []
      for (const id of ids) {
        const remedy = all.find((each) => each.id === id.trim().toLowerCase())
        if (!remedy) faults.push('remedies: an id that is not in the list.')
        else if ((remedies[remedy.key] ?? remedy.value) !== remedy.value)
          faults.push(`remedies: ${remedy.id} contradicts another one of them.`)
        else remedies[remedy.key] = remedy.value
      }
      return faults.length === 0 ? { ok: true, value: remedies } : { ok: false, faults }
    },
    idsOf: (remedies) =>
      all.filter(({ key, value }) => remedies[key] === value).map(({ id }) => id),
  }
}
