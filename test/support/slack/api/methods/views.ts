/** views.*: modals on their stacks, and Homes. */
import { z } from 'zod'
import { readView } from '../kit'
import { type Context, method, word } from '../method'
import { belongs, findUser } from '../reach'
import { refuse } from '../refusal'
import { newId, type State } from '../state'
import type { HeldView, Json } from '../types'

const triggerLife = 3000
const deepest = 3

/** Whose interaction that was; a trigger is good once, for three seconds. */
function useTrigger(state: State, id: string): string {
  const trigger = state.triggers.get(id)
  if (trigger === undefined) return refuse('invalid_trigger_id', `no trigger id: ${id}`)
  if (trigger.used) return refuse('exchanged_trigger_id', 'a trigger id a second time')
  if (state.clock.now() - trigger.at > triggerLife)
    return refuse('expired_trigger_id', 'a trigger id after more than 3 s')
  trigger.used = true
  return trigger.user
}

const newHash = (state: State): string =>
  `${Math.floor(state.clock.now() / 1000)}.${state.next().toString(36)}`

/** As interactions and answers show a view. */
export function shownView(state: State, held: HeldView, values: Json = {}): Json {
  const { view } = held
  const bot = state.grants.find(({ kind, team }) => kind === 'bot' && team === held.team)
  return {
    id: held.id,
    team_id: held.team,
    type: held.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    state: { values },
    hash: held.hash,
    title: view.title ?? null,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    close: view.close ?? null,
    submit: view.submit ?? null,
    previous_view_id: held.previous,
    root_view_id: held.root,
    app_id: state.appId,
    external_id: view.external_id ?? '',
    app_installed_team_id: held.team,
    bot_id: bot?.botId,
  }
}

/** Puts a modal on top: of nothing, or of `below`. */
export function raise(
  context: Context,
  given: unknown,
  user: string,
  below: HeldView | null,
  by: HeldView['by'][number],
): HeldView {
  const { state, grant } = context
  const view = readView(given, 'modal', context)
  checkExternal(state, grant.team, view.external_id, null)
  if (below !== null) {
    const stack = state.views.filter(({ root, open }) => root === below.root && open)
    if (stack.length >= deepest) return refuse('push_limit_reached', 'a fourth view on one stack')
  }
  const id = newId(state, 'V')
  const held: HeldView = {
    id,
    hash: newHash(state),
    type: 'modal',
    team: grant.team,
    user,
    view,
    root: below?.root ?? id,
    previous: below?.id ?? null,
    by: [by],
    open: true,
  }
  state.views.push(held)
  return held
}

/** What a view becomes. */
export function change(
  context: Context,
  held: HeldView,
  given: unknown,
  by: HeldView['by'][number],
): HeldView {
  const { state, grant } = context
  const view = readView(given, held.type, context)
  checkExternal(state, grant.team, view.external_id, held)
  return Object.assign(held, { view, hash: newHash(state), by: [...held.by, by] })
}

function checkExternal(state: State, team: string, id: unknown, own: HeldView | null): void {
  if (id === undefined || id === '') return
  const other = state.views.find(
    (each) => each !== own && each.open && each.team === team && each.view.external_id === id,
  )
  if (other !== undefined) refuse('duplicate_external_id', `an external_id twice: ${String(id)}`)
}

export const topView = (state: State, user: string): HeldView | null =>
  state.views.findLast((each) => each.type === 'modal' && each.user === user && each.open) ?? null

export const homeOf = (state: State, user: string): HeldView | null =>
  state.views.find((each) => each.type === 'home' && each.user === user) ?? null

const given = { view: z.unknown(), trigger_id: word }

export const viewMethods = [
  method('views.open', given, ({ view, trigger_id }, context) => {
    const user = useTrigger(context.state, trigger_id)
    return { view: shownView(context.state, raise(context, view, user, null, 'open')) }
  }),
  method('views.push', given, ({ view, trigger_id }, context) => {
    const user = useTrigger(context.state, trigger_id)
    const below = topView(context.state, user)
    if (below === null) return refuse('not_found', 'a push onto no modal')
    return { view: shownView(context.state, raise(context, view, user, below, 'push')) }
  }),
  method(
    'views.update',
    {
      view: z.unknown(),
      view_id: word.optional(),
      external_id: word.optional(),
      hash: word.optional(),
    },
    ({ view, view_id, external_id, hash }, context) => {
      const { state, grant } = context
      if ((view_id === undefined) === (external_id === undefined))
        return refuse('invalid_arguments', 'takes either view_id or external_id')
      const held = state.views.find(
        (each) =>
          belongs(state, grant, each.team) &&
          each.open &&
          (each.id === view_id ||
            (external_id !== undefined && each.view.external_id === external_id)),
      )
      if (held === undefined) return refuse('not_found')
      if (hash !== undefined && hash !== held.hash) return refuse('hash_conflict')
      return { view: shownView(state, change(context, held, view, 'update')) }
    },
  ),
  method(
    'views.publish',
    { view: z.unknown(), user_id: word, hash: word.optional() },
    ({ view, user_id, hash }, context) => {
      const { state, grant } = context
      const user = findUser(state, grant, user_id)
      if (user.deleted || user.bot) return refuse('user_not_found')
      const held = homeOf(state, user_id)
      if (held !== null && hash !== undefined && hash !== held.hash) return refuse('hash_conflict')
      if (held !== null) return { view: shownView(state, change(context, held, view, 'publish')) }
      const id = newId(state, 'V')
      const made: HeldView = {
        id,
        hash: newHash(state),
        type: 'home',
        team: grant.team,
        user: user_id,
        view: readView(view, 'home', context),
        root: id,
        previous: null,
        by: ['publish'],
        open: true,
      }
      state.views.push(made)
      return { view: shownView(state, made) }
    },
  ),
]
