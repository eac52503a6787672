/** What is wrong with a form, said once above it. */
import type { RefObject } from 'preact'
import { words } from '../../../../drill/availability'
import { formRules } from '../../../../drill/form-rules'
import { firstFaults } from '../../../../messages/field-faults'
import type { FieldErrors, Form, FormValues } from '../../../../messages/form'
import { fieldId, focusField } from './field-frame'
import { Warning } from './icons'

/** By the command's own rule, before anything is sent; a form that has none here is judged by the bot. */
export function faultsIn(form: Form, values: FormValues): FieldErrors {
  const word = words.find((each) => each === form.word)
  const parsed = word && formRules[word]?.safeParse(values)
  return parsed?.error ? firstFaults(parsed.error) : {}
}

interface Props {
  form: Form
  faults: FieldErrors
  /** What kept it from being sent; null = nothing did. */
  sentence: string | null
  of: RefObject<HTMLDivElement | null>
}

export function FaultSummary({ form, faults, sentence, of }: Props) {
  const wrong = form.fields.filter(({ name }) => faults[name] !== undefined)
  const elsewhere = Object.entries(faults).filter(
    ([name]) => !form.fields.some((field) => field.name === name),
  )
  if (wrong.length === 0 && elsewhere.length === 0 && sentence === null) return null
  return (
    <div ref={of} class="forms-summary" role="alert" tabIndex={-1}>
      <Warning />
      <p>
        {sentence}
        {elsewhere.map(([, words]) => words).join(' ')}
        {wrong.length > 0 && (
          <>
            <strong>
              {howMany(wrong.length)}:{' '}
              {wrong.map(({ name, label }, index) => (
                <span key={name}>
                  {index > 0 && ', '}
                  <a
                    href={`#${fieldId(name)}`}
                    onClick={(event) => {
                      event.preventDefault()
                      focusField(name)
                    }}
                  >
                    {label}
                  </a>
                </span>
              ))}
              .
            </strong>{' '}
            What you typed is kept.
          </>
        )}
      </p>
    </div>
  )
}

const howMany = (count: number) =>
  count === 1 ? 'One field needs a change' : `${count} fields need a change`
