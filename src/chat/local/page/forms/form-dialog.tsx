/** The form that is open: its fields, what is wrong with them, and the sending. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { FieldErrors, Form, FormValues } from '../../../../messages/form'
import { Icon } from '../frame/icons'
import { Words } from '../parts/text'
import { closeForm, isTouched, type OpenForm, opened, typeInForm } from '../state/form'
import { submit } from '../state/send'
import { ask } from './confirm'
import { unfinishedDates } from './date-field'
import { Dialog } from './dialog'
import { FaultSummary, faultsIn } from './faults'
import { AnyField, rowsOf } from './field'
import { focusField } from './field-frame'
import { TimeLeft } from './time-left'
import './form.css'

/** Stands once in the page and shows what state/form.ts has opened. */
export function FormDialog() {
  return opened.value ? <Opened open={opened.value} /> : null
}

/** What the last try to send it came to. */
interface Tried {
  form: Form
  number: number
  values: FormValues
  faults: FieldErrors
  sentence: string | null
}

function Opened({ open: { form, values, where } }: { open: OpenForm }) {
  const formId = useId()
  const element = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const sending = useRef(false)
  const [busy, setBusy] = useState(false)
  const [last, setLast] = useState<Tried | null>(null)
  const tried = last?.form === form ? last : null

  useEffect(() => {
    const [first] = form.fields
    if (first) focusField(first.name)
  }, [form])
  useEffect(() => {
    const names = Object.keys(tried?.faults ?? {})
    const [only] = names.filter((name) => form.fields.some((field) => field.name === name))
    if (names.length === 1 && only !== undefined) focusField(only)
    else if (tried && (names.length > 0 || tried.sentence !== null)) summary.current?.focus()
  }, [tried?.number])

  const send = async () => {
    const now = opened.value
    if (sending.current || !element.current || now?.form !== form) return
    const tell = (faults: FieldErrors, sentence: string | null) =>
      setLast({ form, number: (last?.number ?? 0) + 1, values: now.values, faults, sentence })
    const faults = { ...faultsIn(form, now.values), ...unfinishedDates(element.current) }
    if (Object.keys(faults).length > 0) return tell(faults, null)
    sending.current = true
    setBusy(true)
    const answer = await submit(form, now.values, now.where)
    sending.current = false
    setBusy(false)
    // Another form has come in its place, or somebody has closed it meanwhile.
    if (opened.value?.form !== form) return
    if (!answer.ok) tell({}, answer.error)
    else if (answer.value.kind === 'errors') tell(answer.value.errors, null)
    else closeForm()
  }

  /**
   * A field that has become right loses its sentence while it is typed in. Not when it is left: what moves then
   * would slip away from under the mouse that is on its way to the button.
   */
  const typed = (name: string, value: FormValues[string]) => {
    typeInForm(name, value)
    const now = opened.value
    if (!tried?.faults[name] || !now || now.values[name] === tried.values[name]) return
    if (faultsIn(form, now.values)[name] !== undefined) return
    const { [name]: _, ...faults } = tried.faults
    setLast({ ...tried, faults })
  }

  const leave = async () => {
    const now = opened.value
    const sure =
      !now ||
      !isTouched(now) ||
      (await ask('What you typed in this form is thrown away.', 'Throw it away', true))
    if (sure) closeForm()
  }

  const sealed = form.word === 'claim'
  return (
    <Dialog
      title={form.title}
      aside={<TimeLeft channelId={where.of ?? where.channel} />}
      onClose={leave}
      note={
        <span role="status">
          {busy && 'Sending…'}
          {!busy && sealed && <Icon name="lock" size={16} />}
          {!busy && sealed && <Words text={form.intro ?? ''} />}
          {!busy && !sealed && 'What you type is kept until you send it or cancel.'}
        </span>
      }
      footer={
        <>
          <button type="button" class="button" onClick={leave}>
            Cancel
          </button>
          <button type="submit" form={formId} class="button button-primary" aria-disabled={busy}>
            {form.submit}
          </button>
        </>
      }
    >
      <form
        ref={element}
        id={formId}
        class="forms-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          void send()
        }}
      >
        <FaultSummary
          form={form}
          faults={tried?.faults ?? {}}
          sentence={tried?.sentence ?? null}
          of={summary}
        />
        {!sealed && form.intro !== undefined && (
          <p class="forms-intro">
            <Words text={form.intro} />
          </p>
        )}
        {rowsOf(form.fields).map((row) => (
          <div key={row[0]?.name} class={row.length > 1 ? 'forms-row' : undefined}>
            {row.map((field) => (
              <div key={field.name}>
                <AnyField
                  field={field}
                  value={values[field.name]}
                  values={values}
                  onOther={typed}
                  error={tried?.faults[field.name] ?? null}
                  onValue={(value) => typed(field.name, value)}
                />
              </div>
            ))}
          </div>
        ))}
      </form>
    </Dialog>
  )
}
