/** What is submitted in a dialog: checked and carried out, then answered with what came of it. */
import { createHash } from 'node:crypto'
import type { Dispatcher } from '../../commands/dispatch'
import type { FieldErrors } from '../../messages/form'
import { privately } from '../../messages/private'
import type { Activity } from './activity'
import type { Askers } from './asker'
import type { SubmittedForm } from './cards/submitted'
import { type Dialogs, onlookerOf } from './dialogs'
import type { InvokeAnswer } from './door'
import type { KeptForms } from './kept-forms'

/** `form`: as it was read in the zone of the one who sent it. */
export type Submitted = (activity: Activity, form: SubmittedForm) => Promise<InvokeAnswer>

interface Parts {
  dispatcher: Pick<Dispatcher, 'press' | 'submit'>
  askers: Askers
  dialogs: Dialogs
  kept: KeptForms
  tenantId: string
}

export function createSubmissions(parts: Parts): Submitted {
  const { dispatcher, askers, dialogs, kept, tenantId } = parts
  return async (activity, { word, context, nonce, values }) => {
    const asking = await askers.askerOf(activity, {
      drillId: context.drill,
      source: 'form',
      submission: `teams:${tenantId}:${nonce}:${digestOf(values)}`,
      overheard: false,
    })

    /** The form again, with what was typed; after a restart it is opened anew for that. */
    const again = async (errors: FieldErrors): Promise<InvokeAnswer> => {
      const sentences = Object.values(errors).join(' ')
      const before = kept.of(nonce)
      const reopened =
        before === null && asking.kind === 'asker'
          ? await dispatcher.press(
              { ...asking.asker, submission: `${asking.asker.submission}:again` },
              word,
              'open',
              context,
            )
          : null
      const form = before?.form ?? (reopened?.kind === 'form' ? reopened.form : null)
      if (form === null) return dialogs.answer(privately(`${sentences}${wrote(values)}`))
      const conversation = asking.kind === 'asker' ? asking.channel.externalId : null
      const person = asking.kind === 'asker' ? asking.asker.person : asking.person
      return dialogs.form({ form, values, errors }, { person, conversation })
    }

    switch (asking.kind) {
      case 'asker': {
        const reply = await dispatcher.submit(asking.asker, word, context, values)
        if (reply.kind === 'errors') return again(reply.errors)
        return dialogs.reply(reply, onlookerOf(asking.asker, asking.channel.externalId))
      }
      case 'which':
        return again({ form: 'You are in several drills. Open the form in the channel of one.' })
      case 'no':
        return again({ form: asking.sentence })
      default:
        return asking satisfies never
    }
  }
}

/** A retry carries the same values; what was corrected after a no carries others. */
const digestOf = (values: object) =>
  createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22)

/** Nothing typed is lost, even where no form can show it any more. */
function wrote(values: Readonly<Record<string, unknown>>): string {
  const texts = Object.values(values).filter((each) => typeof each === 'string' && each !== '')
  return texts.length === 0 ? '' : ` You wrote: ${texts.join(' · ')}`
}
