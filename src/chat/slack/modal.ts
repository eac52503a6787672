/** A neutral form as a modal, and what is wrong with it. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { FieldErrors, Form } from '../../messages/form'
import { clean, cutAtWord, isBlank } from './escape'
import { type Asking, inputBlocks, inputId } from './inputs'
import { limits } from './limits'
import { paragraph } from './lines'
import { formMetadata } from './payload'
import { plainText } from './text'

/** The id by which submissions of all forms come back. */
export const formCallback = 'drill-form'

/** A title that is too long stands whole above the fields. */
export function modalView(form: Form, asking: Asking): types.ModalView {
  const name = isBlank(form.title) ? `/drill ${form.word}` : form.title
  const title = plainText(cutAtWord(name, limits.viewTitle), limits.viewTitle)
  const whole = clean(name)
  const inputs = form.fields.flatMap((field) => inputBlocks(field, asking))
  const blocks = [
    ...(title.text === whole ? [] : paragraph([{ kind: 'strong', text: whole }])),
    ...(form.intro === undefined ? [] : paragraph(form.intro)),
    ...inputs,
  ]
  return {
    type: 'modal',
    callback_id: formCallback,
    private_metadata: formMetadata({
      ...form,
      ...(asking.channel === undefined ? {} : { channel: asking.channel }),
    }),
    title,
    submit: plainText(
      cutAtWord(isBlank(form.submit) ? 'Save' : form.submit, limits.viewButton),
      limits.viewButton,
    ),
    close: plainText('Cancel', limits.viewButton),
    blocks: blocks.slice(0, limits.blocksOfView),
  }
}

const viewWithInputs = z.object({
  blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })),
})

/**
 * The answer `response_action: errors` for a submitted view: one sentence an input. What is wrong with no input
 * of the view stands at its first; null = it has no input, so there is nowhere to say it.
 */
export function errorsOf(
  errors: FieldErrors,
  view: unknown,
): { response_action: 'errors'; errors: Record<string, string> } | null {
  const blocks = viewWithInputs.safeParse(view).data?.blocks ?? []
  const ids = blocks.flatMap(({ type, block_id }) => (type === 'input' ? (block_id ?? []) : []))
  const [first] = ids
  if (first === undefined) return null
  const sentences = new Map<string, string[]>()
  for (const [name, sentence] of Object.entries(errors)) {
    const id = ids.includes(inputId(name)) ? inputId(name) : first
    sentences.set(id, [...(sentences.get(id) ?? []), clean(sentence)])
  }
  return {
    response_action: 'errors',
    errors: Object.fromEntries([...sentences].map(([id, all]) => [id, all.join(' ')])),
  }
}
