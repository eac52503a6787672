/** Asks the adviser when its cue is due, checks what it answers, and files that. */
import type { AdviceDetail } from '../drill/advice-detail'
import { adviceOf } from '../drill/adviser'
import { settingOf } from '../drill/adviser-settings'
import { alertById } from '../drill/alerts'
import type { DrillRecord } from '../drill/record'
import type { Advice, PlantedOutcome, Spent } from '../drill/record-adviser'
import { isRevealed } from '../drill/visibility'
import { causeOf, type Log } from '../log'
import type { LeasedCue, Store } from '../store/store'
import { detailOf } from './advice-detail-of'
import { namesAnother } from './advice-words'
import {
  type Adviser,
  type Advising,
  type Asked,
  type ClassOf,
  NoAdvice,
  type PlantedIn,
} from './adviser'
import { type AskedParts, askedOf } from './asked-of'
import type { Conduct, Doer } from './conduct'
import { plantedOutcome } from './planted'
import { whileWaiting } from './while-waiting'

/** `later`: another process asks just now. Rejects when it is stopped; its cue then stays as it was. */
export type FileAdvice = (cue: LeasedCue, stop: AbortSignal) => Promise<'filed' | 'later'>

interface Parts extends AskedParts {
  store: Store
  conduct: Conduct
  advising: Advising
  /** Of drills that are played, not held. */
  playing: Advising
  classOf: ClassOf
  plantedIn: PlantedIn
  log: Log
}

/** So long after the longest answer whoever began to ask is gone. Real ms. */
const grace = 15_000
const unusable = 'It gave no usable answer.'
const sealed = 'Its answer named what is still sealed, so it is withheld.'
const adviser: Doer = { personId: null, source: 'cue', submission: null }

export function createFileAdvice(parts: Parts): FileAdvice {
  const { store, conduct, clock, log } = parts

  const fail = (drillId: string, adviceId: string, why: string, spent: Spent | null) =>
    conduct.change(drillId, { type: 'fail-advice', adviceId, why, spent }, adviser)

  /** Where asking costs something it is written down before: a process that died while it asked asks no second time. */
  const mayAsk = async (
    advising: Advising,
    drillId: string,
    advice: Advice,
  ): Promise<'yes' | 'no' | 'later'> => {
    if (advising.name === 'built-in') return 'yes'
    const { name, reserved, longest } = advising
    if (advice.begun === null) {
      const began = await conduct.change(
        drillId,
        { type: 'begin-advice', adviceId: advice.id, adviser: name, reserved },
        adviser,
      )
      if (!began.ok) return 'later'
      return adviceOf(began.view.record, advice.id)?.state === 'waiting' ? 'yes' : 'no'
    }
    if (clock.now() - advice.begun.at < longest + grace) return 'later'
    await fail(drillId, advice.id, 'The bot broke off while it waited.', null)
    return 'no'
  }

  return async (cue, stop) => {
    const { drillId } = cue
    const record = await store.drill(drillId)
    const subject = record?.cues.find((each) => each.id === cue.id)?.subject ?? ''
    const advice = record && adviceOf(record, subject)
    const alert = record && advice && alertById(record, advice.alertId)
    if (!record || !alert || advice?.state !== 'waiting') return 'filed'
    // Its card comes before the answers on it.
    if (advice.kind === 'answer' && cardWaits(record, advice)) return 'later'
    const advising = record.drill.kind === 'drill' ? parts.advising : parts.playing
    const may = await mayAsk(advising, drillId, advice)
    if (may !== 'yes') return may === 'later' ? 'later' : 'filed'
    const watched = whileWaiting(clock, async () => {
      const now = await store.drill(drillId)
      return now !== null && adviceOf(now, advice.id)?.state === 'waiting'
    })
    try {
      const asked = await askedOf(parts, record, alert)
      const { detail, spent, planted } = await answered(
        { ...parts, advising },
        { record, advice, asked },
        AbortSignal.any([stop, watched.over]),
      )
      await conduct.change(
        drillId,
        {
          type: 'file-advice',
          adviceId: advice.id,
          adviser: advising.name,
          detail,
          spent,
          planted,
        },
        adviser,
      )
    } catch (error) {
      stop.throwIfAborted()
      if (!watched.over.aborted)
        log.error({ why: causeOf(error), drill: drillId }, 'The adviser gave no answer.')
      const [why, spent] =
        error instanceof NoAdvice ? [error.message, error.spent] : ['It broke off.', null]
      await fail(drillId, advice.id, why, spent)
    } finally {
      watched.end()
    }
    return 'filed'
  }
}

function cardWaits(record: DrillRecord, { alertId }: Advice): boolean {
  return record.advices.some(
    (each) => each.alertId === alertId && each.kind === 'card' && each.state === 'waiting',
  )
}

interface Answered {
  detail: AdviceDetail
  spent: Spent
  planted: PlantedOutcome
}

async function answered(
  parts: Parts,
  { record, advice, asked }: { record: DrillRecord; advice: Advice; asked: Asked },
  stop: AbortSignal,
): Promise<Answered> {
  const { advising, plantedIn, classOf, catalogue } = parts
  const subjectId = subjectOf(record, advice)
  const { answer, spent, read } = await askOnce(voiceOf(parts, record, advice), advice, asked, stop)
  const does = (key: string, value: string) => classOf(subjectId, key, value)
  const detail = detailOf(advice.kind, answer, asked.remedies, does)
  if (detail === null) throw new NoAdvice(unusable, spent)
  const byModel = advising.name === 'model'
  if (byModel && !isRevealed(record) && namesAnother(detail, subjectId, catalogue))
    throw new NoAdvice(sealed, spent)
  const planted = plantedIn(asked.alert.service, record.drill.level)
  return { detail, spent, planted: plantedOutcome(planted, asked, read, detail) }
}

function subjectOf(record: DrillRecord, { alertId }: Advice): string {
  return record.alerts.find(({ id }) => id === alertId)?.subjectId ?? ''
}

function voiceOf({ advising }: Parts, record: DrillRecord, advice: Advice): Adviser {
  if (advising.name === 'model') return advising.adviser
  return advising.of({ subjectId: subjectOf(record, advice), ...modesOf(record, advice.alertId) })
}

function modesOf(record: DrillRecord, alertId: string) {
  const { card, shadow } = settingOf(record, alertId)
  return { card, shadow }
}

function askOnce(voice: Adviser, advice: Advice, asked: Asked, stop: AbortSignal) {
  switch (advice.kind) {
    case 'card':
      return voice.card(asked, stop)
    case 'shadow':
      return voice.shadow(asked, stop)
    case 'answer':
      return voice.answer(asked, advice.question, stop)
    default:
      return advice.kind satisfies never
  }
}
