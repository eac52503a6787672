/** The rule of each form that needs no drill to be checked, so that a page can check before it sends. */
import type { z } from 'zod'
import { actionSchema } from './actions'
import type { Word } from './availability'
import { claimSchema } from './claims'
import { debriefSchema } from './debriefs'
import { findingSchema } from './findings'
import { fixSchema } from './fixes'
import { guardrailSchema } from './guardrails'
import { herringSchema } from './herrings'
import { hintSchema } from './hints'
import { measureSchema } from './measure-form'
import { noteSchema } from './observations'
import { extendSchema } from './pace'
import { joinSchema } from './participations'
import { reflectSchema } from './reflections'

/** By word, the very schema that its command reads the form with. A plan and a check need the drill. */
export const formRules: Readonly<Partial<Record<Word, z.ZodType>>> = {
  join: joinSchema,
  extend: extendSchema,
  herring: herringSchema,
  hint: hintSchema,
  claim: claimSchema,
  note: noteSchema,
  finding: findingSchema,
  fix: fixSchema,
  measure: measureSchema,
  guardrail: guardrailSchema,
  action: actionSchema,
  reflect: reflectSchema,
  debrief: debriefSchema,
}
