/** What a shortcut has to ask first: which drill is meant, and as what a message is to be kept. */
import type { types } from '@slack/bolt'
import { z } from 'zod'
import { limits } from './limits'
import { paragraph } from './lines'
import { optionList, slackOptions } from './options'
import { json } from './payload'
import { plainText } from './text'

export const chooseCallback = 'drill-choose'

/** The words under which a message can be kept, and what people call them. */
const kinds = { claim: 'A claim', finding: 'A finding', note: 'A note' } as const
export type KeptAs = keyof typeof kinds

interface Choosing {
  drills: readonly { id: string; name: string }[]
  /** The address of the message that is kept; null = a claim without one. */
  cited: string | null
}

const metadata = z.strictObject({ drill: z.string().nullable(), cited: z.string().nullable() })

/** Where only one drill can be meant it is not asked for. */
export function chooseView({ drills, cited }: Choosing): types.ModalView {
  const only = drills.length === 1 ? (drills[0]?.id ?? null) : null
  return {
    type: 'modal',
    callback_id: chooseCallback,
    private_metadata: JSON.stringify({ drill: only, cited } satisfies z.infer<typeof metadata>),
    title: plainText(
      cited === null ? 'Claim a root cause' : 'Record as evidence',
      limits.viewTitle,
    ),
    submit: plainText('Go on', limits.viewButton),
    close: plainText('Cancel', limits.viewButton),
    blocks: [
      ...(cited === null ? [] : paragraph('The next form opens with a link to the message.')),
      ...(only === null ? [drillInput(drills)] : []),
      ...(cited === null ? [] : [kindInput]),
    ],
  }
}

function drillInput(drills: Choosing['drills']): types.InputBlock {
  const options = slackOptions(drills.map(({ id, name }) => ({ value: id, label: name })))
  return {
    type: 'input',
    block_id: 'drill',
    label: plainText('Drill', limits.label),
    element: { type: 'static_select', action_id: 'drill', ...optionList(options) },
  }
}

const kindInput: types.InputBlock = {
  type: 'input',
  block_id: 'kind',
  label: plainText('Keep it in', limits.label),
  element: {
    type: 'radio_buttons',
    action_id: 'kind',
    options: Object.entries(kinds).map(([value, label]) => ({
      value,
      text: plainText(label, limits.optionText),
    })),
  },
}

const chosen = z.object({
  drill: z
    .object({ drill: z.object({ selected_option: z.object({ value: z.string() }) }) })
    .optional(),
  kind: z
    .object({
      kind: z.object({
        selected_option: z.object({ value: z.enum(['claim', 'finding', 'note']) }),
      }),
    })
    .optional(),
})

/** Null = it is no such modal of ours, or what was asked is not there. */
export function readChoice(
  privateMetadata: string,
  values: unknown,
): { drillId: string; kind: KeptAs; cited: string | null } | null {
  const carried = metadata.safeParse(json(privateMetadata)).data
  const given = chosen.safeParse(values ?? {}).data
  if (!carried || !given) return null
  const drillId = given.drill?.drill.selected_option.value ?? carried.drill
  const kind = given.kind?.kind.selected_option.value ?? (carried.cited === null ? 'claim' : null)
  return drillId === null || kind === null ? null : { drillId, kind, cited: carried.cited }
}
