import { useState } from 'preact/hooks'
import type { Field } from '../../../../messages/form'
import { FieldFrame, inputProps } from './field-frame'
import { type FieldProps, textOf } from './values'

type FileKind = Extract<Field, { kind: 'file' }>

interface Props extends FieldProps<FileKind> {
  /** What the chosen file is called; null = none is chosen. */
  fileName: string | null
  onName: (name: string | null) => void
}

/** A file that is read here: its text is the value, and nothing of it is sent before the form is. */
export function FileField({ field, value, error, onValue, fileName, onName }: Props) {
  const [wrong, setWrong] = useState<string | null>(null)
  const props = inputProps(field, error ?? wrong)
  const take = async (file: File | undefined) => {
    setWrong(null)
    onValue(null)
    onName(null)
    if (!file) return
    if (file.size > field.maxBytes)
      return setWrong(
        `${file.name} has ${inMegabytes(file.size)} MB. Choose one of at most ${inMegabytes(field.maxBytes)} MB.`,
      )
    try {
      onValue(await file.text())
      onName(file.name)
    } catch {
      setWrong(`${file.name} cannot be read. Choose it again.`)
    }
  }
  const chosen = fileName !== null && textOf(value) !== '' && error === null
  return (
    <FieldFrame field={field} error={error ?? wrong}>
      <input
        {...props}
        class="forms-input forms-file"
        type="file"
        accept={field.accept.join(',')}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      <p class="forms-hint" role="status">
        {chosen ? `Read: ${fileName}.` : ''}
      </p>
    </FieldFrame>
  )
}

const inMegabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) ? 1 : 0)
