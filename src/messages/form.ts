/** The neutral vocabulary of what the bot asks. A field's rule is its key in the command's zod schema. */
import type { Text } from './message'

export interface Option {
  value: string
  label: string
}

interface Base {
  name: string
  label: string
  required: boolean
  hint?: string
}

export type Field =
  | (Base & { kind: 'text'; multiline: boolean; value?: string })
  | (Base & { kind: 'number'; value?: number; min: number; max: number; unit?: string })
  | (Base & { kind: 'choice'; options: readonly Option[]; value?: string })
  | (Base & { kind: 'choices'; options: readonly Option[]; value?: readonly string[] })
  | (Base & { kind: 'person'; value?: string })
  | (Base & { kind: 'people'; value?: readonly string[] })
  | (Base & { kind: 'date'; value?: string })
  /** A date and time in the asker's zone: "2026-12-03T03:00". */
  | (Base & { kind: 'moment'; value?: string })
  | (Base & { kind: 'tick'; value?: boolean })
  /**
   * A file of text: its value is what is in it, and under `nameKey` stands what it is called. `accept`: how its
   * name may end. Where a platform has no such field it leaves it out: a form with one has another way.
   */
  | (Base & {
      kind: 'file'
      nameKey: string
      accept: readonly string[]
      maxBytes: number
      value?: undefined
    })

export interface Form {
  word: string
  title: string
  submit: string
  intro?: Text
  fields: readonly Field[]
  /** Handed back unchanged with the values: opaque ids of the drill and of the record that is edited. */
  context: Readonly<Record<string, string>>
}

/** What a platform hands back: each field's raw value by its name; absent = left empty. */
export type FormValues = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>

/** One sentence a field, by its name. */
export type FieldErrors = Readonly<Record<string, string>>
