/** What several tests of whole drills in Teams do and ask. */
import type { DrillRecord } from '../../../src/drill/record'
import type { SentActivity, TeamsCall } from './api/types'
import { buttonsOf } from './buttons'
import { begun, fallbackOf, type TeamsStage } from './stage'
import type { Talker } from './talker'

/** Only what says this. */
export const saying = (words: string) => (call: TeamsCall) =>
  String(call.body.summary).includes(words)

/** Seconds on the stage's clock, for what waits to be tried again. */
export async function pass(stage: TeamsStage, seconds: number): Promise<void> {
  await stage.to((stage.clock.now() - begun) / 60_000 + seconds / 60)
}

/** Plans a drill there and starts it. */
export async function drillIn(
  who: Talker,
  stage: TeamsStage,
  channel = stage.channel,
  title = 'Night drill',
): Promise<void> {
  await who.open('plan', channel)
  await who.fill({ Title: title, Team: 'Team Alpha' })
  await who.say('start', channel)
  await stage.settle()
}

/** The fallbacks of everybody's messages there that begin so. */
export const textsIn = (stage: TeamsStage, channel: string, begin: string): string[] =>
  stage.api
    .messages(channel)
    .map(fallbackOf)
    .filter((text) => text.startsWith(begin))

/** The first post outside threads that begins so. Throws where there is none. */
export function postIn(stage: TeamsStage, begin: string): SentActivity {
  const found = stage.posts().find((each) => fallbackOf(each).startsWith(begin))
  if (!found) throw new Error(`No ${begin} among: ${stage.posts().map(fallbackOf).join(' | ')}`)
  return found
}

/** The record of the first drill that goes on. */
export async function recordOf({ app }: TeamsStage): Promise<DrillRecord> {
  const [id = ''] = await app.store.drillsGoingOn()
  const found = await app.store.drill(id)
  if (!found) throw new Error('No drill goes on.')
  return found
}

/** State and number of pauses of the drills that go on, by title. */
export async function statesOf({ app }: TeamsStage): Promise<Record<string, string>> {
  const ids = await app.store.drillsGoingOn()
  const all = await Promise.all(ids.map((id) => app.store.drill(id)))
  return Object.fromEntries(
    all.flatMap((each) =>
      each ? [[each.drill.title, `${each.drill.state} ${each.pauses.length}`] as const] : [],
    ),
  )
}

/** What a button hands over. */
export function dataOf(message: SentActivity, label: string): unknown {
  const found = buttonsOf(message.card ?? {}).find(({ title }) => title === label)
  if (!found) throw new Error(`No button “${label}”.`)
  return found.action.data
}
