/** An alert as its facilitators see it in the channel: with what is to be judged on it. Everybody else sees the post. */
import { z } from 'zod'
import { bound } from '../../conduct/bind'
import type { Library } from '../../conduct/library'
import { alertByLetter } from '../../drill/alerts'
import { currentFacilitators, isFacilitator } from '../../drill/participations'
import type { DrillRecord } from '../../drill/record'
import { unjudged } from '../../drill/verdicts'
import { alertCard } from '../../messages/alert'
import type { Button, Message, Part } from '../../messages/message'
import type { Store } from '../../store/store'
import { messageCards } from './cards/message'
import type { AdaptiveCard, Refresh } from './cards/types'
import { type Links, resolveOf } from './pictures'

export interface OwnViews {
  /** What makes a facilitator's client ask for their view; null = everybody sees the same. */
  refreshOf(message: Message): Promise<Refresh | null>
  /** The card for that person; null = they take no part in that drill. */
  cardFor(view: ViewOf, personId: string): Promise<AdaptiveCard | null>
}

interface Parts {
  workspaceId: string
  library: Pick<Library, 'view'>
  store: Pick<Store, 'people'>
  links: Links | null
}

/** Of so many people Teams keeps a view of their own. */
const mostReaders = 60

const viewed = z.looseObject({
  drill: z.strictObject({
    view: z.strictObject({ drill: z.string().min(1).max(100), alert: z.string().min(1).max(10) }),
  }),
})

export type ViewOf = z.infer<typeof viewed>['drill']['view']

/** Null = that asks for no view. */
export const readView = (data: unknown): ViewOf | null =>
  viewed.safeParse(data).data?.drill.view ?? null

export function createOwnViews({ workspaceId, library, store, links }: Parts): OwnViews {
  const refreshFor = async (of: ViewOf, record: DrillRecord): Promise<Refresh | null> => {
    const readers = await store.people(currentFacilitators(record).slice(0, mostReaders))
    if (readers.length === 0) return null
    return {
      action: { type: 'Action.Execute', verb: 'view', data: { drill: { view: of } } },
      userIds: readers.map(({ userId }) => userId),
    }
  }

  return {
    refreshOf: async (message) => {
      const of = alertOf(message)
      const view = of === null ? null : await library.view(of.drill)
      return of === null || view === null ? null : refreshFor(of, view.record)
    },
    cardFor: async (of, personId) => {
      const view = await library.view(of.drill)
      const alert = view === null ? null : alertByLetter(view.record, of.alert)
      if (view === null || alert === null) return null
      const { record } = view
      const isOurs = record.drill.workspaceId === workspaceId
      if (!isOurs || !record.participations.some((each) => each.personId === personId)) return null
      const waiting = unjudged(record).filter(({ alertId }) => alertId === alert.id).length
      const judge: Button = { label: `Judge claims (${waiting})`, word: 'claims', does: 'open' }
      const own: Part[] = isFacilitator(record, personId)
        ? [{ kind: 'buttons', buttons: [judge] }]
        : []
      const card = alertCard(view, alert.id)
      const whole = bound({ ...card, parts: [...card.parts, ...own] }, of.drill)
      const [portion] = messageCards(whole, { place: 'post', resolve: resolveOf(whole, links) })
      const refresh = await refreshFor(of, record)
      return portion === undefined ? null : { ...portion.card, ...(refresh ? { refresh } : {}) }
    },
  }
}

/** The alert that can be claimed with that message's buttons; null = it is no such post. */
function alertOf({ parts }: Message): ViewOf | null {
  for (const part of parts) {
    if (part.kind !== 'buttons') continue
    const taking = part.buttons.find(({ word, does }) => word === 'claim' && does === 'take')
    const { drill, alert } = taking?.with ?? {}
    if (drill !== undefined && alert !== undefined) return { drill, alert }
  }
  return null
}
