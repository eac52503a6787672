/** Asks the adviser when its cue is due, checks what it answers, and files that. */
import type { Clock } from '../clock'
import {
  type AdviceDetail,
  adviceDetail,
  answerSchema,
  type Card,
  cardSchema,
  shadowSchema,
} from '../drill/advice-detail'
import { adviceOf, advisedPlan } from '../drill/adviser'
import { settingOf } from '../drill/adviser-settings'
import { alertById, type DeliveredAlert } from '../drill/alerts'
import { elapsedAt } from '../drill/clock'
import type { DrillRecord } from '../drill/record'
import type { Advice } from '../drill/record-adviser'
import type { Catalogue } from '../drill/scenario'
import { causeOf, type Log } from '../log'
import type { LeasedCue, Store } from '../store/store'
import { type Adviser, type Advising, type Asked, type ClassOf, NoAdvice } from './adviser'
import type { Conduct, Doer } from './conduct'
import type { Evidence } from './evidence'
import { knobsBehind, remedyWords } from './knobs-behind'
import type { KnobsOf } from './lab'

/** `later`: another process asks just now. Rejects when it is stopped; its cue then stays as it was. */
export type FileAdvice = (cue: LeasedCue, stop: AbortSignal) => Promise<'filed' | 'later'>

interface Parts {
  store: Store
  conduct: Conduct
  advising: Advising
  evidence: Evidence
  knobsOf: KnobsOf
  classOf: ClassOf
  catalogue: Catalogue
  clock: Clock
  log: Log
}

/** Whoever began to ask has an answer by then, or is gone. Real ms. */
const longestAsking = 60_000
/** An answer that does not fit is asked for once more. */
const attempts = 2
const unusable = 'It gave no usable answer.'
const adviser: Doer = { personId: null, source: 'cue', submission: null }

export function createFileAdvice(parts: Parts): FileAdvice {
  const { store, conduct, advising, clock, log } = parts

  const fail = (drillId: string, adviceId: string, error: NoAdvice) =>
    conduct.change(
      drillId,
      {
        type: 'fail-advice',
        adviceId,
        why: error.message,
        tokensIn: error.tokensIn,
        tokensOut: error.tokensOut,
      },
      adviser,
    )

  /** Where asking costs something it is written down before: a process that died while it asked asks no second time. */
  const mayAsk = async (drillId: string, advice: Advice): Promise<'yes' | 'no' | 'later'> => {
    if (advising.name === 'built-in') return 'yes'
    if (advice.begun === null) {
      const began = await conduct.change(
        drillId,
        { type: 'begin-advice', adviceId: advice.id, adviser: advising.name },
        adviser,
      )
      return began.ok ? 'yes' : 'later'
    }
    if (clock.now() - advice.begun.at < longestAsking) return 'later'
    await fail(drillId, advice.id, new NoAdvice('The bot broke off while it waited.'))
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
    const may = await mayAsk(drillId, advice)
    if (may !== 'yes') return may === 'later' ? 'later' : 'filed'
    try {
      const asked = await askedOf(parts, record, alert)
      const { detail, tokensIn, tokensOut } = await answered(parts, record, advice, asked, stop)
      await conduct.change(
        drillId,
        {
          type: 'file-advice',
          adviceId: advice.id,
          adviser: advising.name,
          detail,
          tokensIn,
          tokensOut,
        },
        adviser,
      )
    } catch (error) {
      stop.throwIfAborted()
      log.error({ why: causeOf(error), drill: drillId }, 'The adviser gave no answer.')
      await fail(
        drillId,
        advice.id,
        error instanceof NoAdvice ? error : new NoAdvice('It broke off.'),
      )
    }
    return 'filed'
  }
}

function cardWaits(record: DrillRecord, { alertId }: Advice): boolean {
  return record.advices.some(
    (each) => each.alertId === alertId && each.kind === 'card' && each.state === 'waiting',
  )
}

/** What the team can see of the alert now, and nothing else. */
async function askedOf(parts: Parts, record: DrillRecord, alert: DeliveredAlert): Promise<Asked> {
  const { letter, service, symptom, value, threshold, detail } = alert
  const book = await parts.evidence.open(record.drill.id)
  return {
    alert: { letter, service, symptom, value, threshold, detail },
    remedies: knobsBehind(parts, alert),
    evidence: book === 'not yet' ? null : book,
    until: elapsedAt(record, parts.clock.now()),
    card: advisedPlan(record, alert.id)?.detail.card ?? null,
    earlier: record.advices.flatMap((each) => {
      const given = each.alertId === alert.id && each.state === 'done' ? adviceDetail(each) : null
      return given?.kind === 'answer'
        ? [{ question: each.question, answer: given.answer.text }]
        : []
    }),
  }
}

interface Answered {
  detail: AdviceDetail
  tokensIn: number
  tokensOut: number
}

/** Asked once more where the answer does not fit, then an honest no. */
async function answered(
  parts: Parts,
  record: DrillRecord,
  advice: Advice,
  asked: Asked,
  stop: AbortSignal,
): Promise<Answered> {
  let [tokensIn, tokensOut] = [0, 0]
  const voice = voiceOf(parts, record, advice)
  for (let attempt = 0; attempt < attempts; attempt++) {
    const came = await askOnce(voice, advice, asked, stop)
    tokensIn += came.tokensIn
    tokensOut += came.tokensOut
    const detail = detailOf(parts, record, advice, asked, came.answer)
    if (detail) return { detail, tokensIn, tokensOut }
  }
  throw new NoAdvice(unusable, tokensIn, tokensOut)
}

function voiceOf({ advising }: Parts, record: DrillRecord, { alertId }: Advice): Adviser {
  if (advising.name === 'model') return advising.adviser
  const subjectId = record.alerts.find(({ id }) => id === alertId)?.subjectId ?? ''
  return advising.of({ subjectId, ...modesOf(record, alertId) })
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

/** Null = it does not fit: another shape, or a remedy that there is not. */
function detailOf(
  parts: Parts,
  record: DrillRecord,
  advice: Advice,
  asked: Asked,
  answer: unknown,
): AdviceDetail | null {
  switch (advice.kind) {
    case 'card': {
      const parsed = cardSchema.safeParse(answer)
      return parsed.success ? cardDetail(parts, record, advice, asked, parsed.data) : null
    }
    case 'shadow': {
      const parsed = shadowSchema.safeParse(answer)
      return parsed.success ? { kind: 'shadow', shadow: parsed.data } : null
    }
    case 'answer': {
      const parsed = answerSchema.safeParse(answer)
      return parsed.success ? { kind: 'answer', answer: parsed.data } : null
    }
    default:
      return advice.kind satisfies never
  }
}

function cardDetail(
  { classOf }: Parts,
  record: DrillRecord,
  { alertId }: Advice,
  { remedies: knobs }: Asked,
  card: Card,
): AdviceDetail | null {
  const subjectId = record.alerts.find(({ id }) => id === alertId)?.subjectId ?? ''
  const remedies = Object.entries(card.remedies).map(([key, value]) => ({
    key,
    value,
    words: remedyWords(knobs, key, value),
    does: classOf(subjectId, key, value),
  }))
  const known = remedies.flatMap(({ words, ...rest }) =>
    words === null ? [] : [{ ...rest, words }],
  )
  return known.length === remedies.length ? { kind: 'card', card, remedies: known } : null
}
