/** From what a schema found wrong to what stands at a form's fields. */
import type { z } from 'zod'
import type { FieldErrors } from './form'

/** One sentence a field, the first that is wrong with it. */
export function firstFaults(error: z.ZodError): FieldErrors {
  const faults: Record<string, string> = {}
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? '')
    faults[field] ??= issue.message
  }
  return faults
}
