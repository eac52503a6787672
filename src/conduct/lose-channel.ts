import type { Conduct } from './conduct'

/** A channel that is gone, or can't be a drill's any more, pauses its drill; its facilitators are told, once. */
export async function loseChannel(conduct: Conduct, drillId: string): Promise<void> {
  await conduct.change(
    drillId,
    { type: 'lose-channel' },
    { personId: null, source: 'cue', submission: null },
  )
}
