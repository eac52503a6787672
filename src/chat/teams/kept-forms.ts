/** Forms that somebody has before them, with what was typed: a no gives them back, and a word that opens one is not lost. */
import type { FieldErrors, Form, FormValues } from '../../messages/form'

export interface KeptForm {
  form: Form
  values?: FormValues
  errors?: FieldErrors
}

export interface KeptForms {
  /** `nonce`: what stands in the card that shows or opens it. */
  keep(nonce: string, kept: KeptForm): void
  /** Null = it is too old, or the bot was restarted since. */
  of(nonce: string | null): KeptForm | null
}

/** Of one process; what is lost with it can be opened again. */
const mostKept = 500

export function createKeptForms(): KeptForms {
  const all = new Map<string, KeptForm>()
  return {
    keep: (nonce, kept) => {
      all.delete(nonce)
      all.set(nonce, kept)
      const [oldest] = all.keys()
      if (all.size > mostKept && oldest !== undefined) all.delete(oldest)
    },
    of: (nonce) => (nonce === null ? null : (all.get(nonce) ?? null)),
  }
}
