/** What a command is: a word of `/drill`, what it takes, and its answers. */
import type { Conduct } from '../conduct/conduct'
import type { Evidence } from '../conduct/evidence'
import type { KnobsOf } from '../conduct/lab'
import type { Library } from '../conduct/library'
import type { Measures } from '../conduct/measures'
import type { Word } from '../drill/availability'
import type { DrillKind, DrillRecord, Person } from '../drill/record'
import type { AdviserName } from '../drill/record-adviser'
import type { Catalogue } from '../drill/scenario'
import type { Source } from '../drill/stamp'
import type { FieldErrors, Form, FormValues } from '../messages/form'
import type { Message } from '../messages/message'
import type { View } from '../messages/view'
import type { World } from '../scenarios/world'

/** Who asks, where, and how. */
export interface Asker {
  person: Person
  channelId: string
  channelName: string
  source: Source
  /** The platform's own id of this command, press or submission: a retry of it changes nothing. */
  submission: string
  /** What was typed can be read by others there, so words that carry something sealed only open their form. */
  overheard: boolean
  /** How a drill that is planned here runs: real, or compressed with a simulated team. */
  course: Course
}

export interface Course {
  kind: DrillKind
  speed: number
  seed: number
}

export type Reply =
  | { kind: 'form'; form: Form }
  /** `drillId` = the drill that its buttons mean, where it isn't the one the word was said of. */
  | { kind: 'private'; message: Message; drillId?: string }
  /** The form stays open with what was typed. */
  | { kind: 'errors'; errors: FieldErrors }
  | { kind: 'nothing' }

/** One asking of a command, with everything it may use. */
export interface Ask {
  asker: Asker
  /** What followed the word. */
  text: string
  /** What a button or form carried. */
  with: Readonly<Record<string, string>>
  /** The drill that the word means here; null = none. */
  view: View | null
  conduct: Conduct
  library: Library
  catalogue: Catalogue
  world: World
  knobsOf: KnobsOf
  evidence: Evidence
  measures: Measures
  /** Who advises. */
  adviser: AdviserName
  /** Every word, for help. */
  table: readonly Pick<Command, 'word' | 'takes' | 'help'>[]
  now: number
}

/** An asking that has its drill. */
export interface DrillAsk extends Ask {
  view: View
  record: DrillRecord
}

export interface Command {
  word: Word
  /** As help prints it: "[alert] [text]". */
  takes: string
  help: string
  /** It carries something sealed: where others can read along, it is a private button only. */
  sealed?: true
  say(ask: Ask): Promise<Reply>
  /** Buttons, by what they do. */
  press?: Readonly<Record<string, (ask: Ask) => Promise<Reply>>>
  submit?(ask: Ask, values: FormValues): Promise<Reply>
}
