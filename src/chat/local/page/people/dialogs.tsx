import { z } from 'zod'
import { channelAnswer, channelRequest, personRequest } from '../../wire'
import { Dialog } from '../forms/dialog'
import { go } from '../state/place'
import { request } from '../state/request'
import { asked } from './asked'
import { Invite } from './invite'
import { NameDialog } from './name-dialog'

const close = () => {
  asked.value = null
}

/** The host's small dialogs: one at a time, where one was asked for. */
export function PeopleDialogs() {
  const { value } = asked
  if (value === null) return null
  switch (value.kind) {
    case 'add person':
      return (
        <NameDialog
          title="Add a person"
          label="Name"
          hint="You can be this person here, or invite somebody to be them."
          submit="Add"
          save={(name) => savePerson(null, name)}
          onClose={close}
        />
      )
    case 'rename':
      return (
        <NameDialog
          title="Rename"
          label="Name"
          hint="What was said already shows the new name too."
          start={value.person.name}
          submit="Rename"
          save={(name) => savePerson(value.person.id, name)}
          onClose={close}
        />
      )
    case 'add channel':
      return (
        <NameDialog
          title="Add a channel"
          label="Name"
          hint="One drill runs in a channel at a time."
          submit="Add"
          save={saveChannel}
          onClose={close}
        />
      )
    case 'invite':
      return (
        <Dialog title={`Invite ${value.person.name}`} onClose={close}>
          <Invite person={value.person} />
        </Dialog>
      )
    default:
      return value satisfies never
  }
}

/** Each gives the sentence that says what is wrong; null = it is done. */
async function savePerson(id: string | null, name: string): Promise<string | null> {
  const checked = personRequest.safeParse({ id, name })
  if (!checked.success) return sentenceOf(checked.error)
  const answer = await request('/local/people', z.unknown(), checked.data)
  return answer.ok ? null : answer.error
}

async function saveChannel(name: string): Promise<string | null> {
  const checked = channelRequest.safeParse({ name: name.replace(/^\s*#/, '') })
  if (!checked.success) return sentenceOf(checked.error)
  const answer = await request('/local/channels', channelAnswer, checked.data)
  if (!answer.ok) return answer.error
  go({ kind: 'channel', id: answer.value.id })
  return null
}

function sentenceOf(error: z.ZodError): string {
  return error.issues[0]?.message ?? 'Write a name.'
}
