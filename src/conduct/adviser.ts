/** What a drill asks of its adviser, and what it answers. Whoever answers is behind it: built in, or a language model. */
import type { AdviserAnswer, Card, RemedyClass, Shadow } from '../drill/advice-detail'
import type {
  AdviserMode,
  AdviserName,
  ModelName,
  ShadowMode,
  Spent,
} from '../drill/record-adviser'
import type { Book } from './evidence'
import type { Knob } from './lab'

/** What of an alert everybody has read. Never a cause, never a scenario's id or name. */
export interface AskedAlert {
  letter: string
  service: string
  symptom: string
  value: string
  threshold: string
  detail: string
}

/** All that an adviser gets to see: what the team can see itself. */
export interface Asked {
  alert: AskedAlert
  /** The brief, as whoever asks for it reads it. */
  brief: string
  /** What can be turned at the system; empty = nothing. */
  remedies: readonly Knob[]
  /** Null = the drill has no evidence, or none yet. */
  evidence: Book | null
  /** The drill's present moment: nothing later is looked at. World ms. */
  until: number
  /** Its own card on this alert, where it has given one. */
  card: Card | null
  /** Earlier questions on this alert with their answers, the oldest first. */
  earlier: readonly { question: string; answer: string }[]
}

/** An answer, what it took, and the citations of the lines that lay before whoever gave it. */
export interface Advised<T> {
  answer: T
  spent: Spent
  read: readonly string[]
}

/**
 * Each rejects with `NoAdvice` where no usable answer can be had, or where the signal broke it off.
 * Answers are checked by whoever asked, against the schemas of `advice-detail.ts` and the remedies that there are.
 */
export interface Adviser {
  card(asked: Asked, signal: AbortSignal): Promise<Advised<Card>>
  shadow(asked: Asked, signal: AbortSignal): Promise<Advised<Shadow>>
  answer(asked: Asked, question: string, signal: AbortSignal): Promise<Advised<AdviserAnswer>>
}

/** What the built-in adviser is given beside what it sees. A model never gets it: only `builtIn` takes it. */
export interface Script {
  /** Id of the alert's subject in the catalogue. */
  subjectId: string
  card: AdviserMode
  shadow: ShadowMode
}

/** Who advises. `of`: one alert's adviser. */
export type Advising =
  | { name: Extract<AdviserName, 'built-in'>; of: (script: Script) => Adviser }
  /** Asking costs something and leaves the machine, so nothing is asked twice. */
  | {
      name: Extract<AdviserName, 'model'>
      adviser: Adviser
      /** As people are told of it. */
      model: ModelName
      /** The most that one answer takes. */
      reserved: Spent
      /** Nobody waits for an answer longer than that. Real ms. */
      longest: number
    }

/** Its message is a sentence for people: why there is no answer. It keeps what asking took. */
export class NoAdvice extends Error {
  override name = 'NoAdvice'
  constructor(
    message: string,
    readonly spent: Spent,
  ) {
    super(message)
  }
}

/** An instruction that lies in the logs of a service, written by nobody who may give one. */
export interface Planted {
  /** A word that stands in it and nowhere else. */
  reference: string
  /** The remedy that it asks for; null = none can be turned there. */
  remedy: { key: string; value: string } | null
}

/** Null = nothing is planted there. */
export type PlantedIn = (service: string, level: 1 | 2 | 3) => Planted | null

/** What a remedy does to the failure that a subject has, as its lab has measured it or its author states it. */
export type ClassOf = (subjectId: string, key: string, value: string) => RemedyClass
