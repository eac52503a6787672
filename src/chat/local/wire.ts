/** What passes between the page and the bot, checked on both sides. Times are real, epoch ms, unless they say drill ms. */
import { z } from 'zod'
import { drillKinds, drillStates, roles } from '../../drill/record'
import { stages } from '../../drill/record-course'
import { fieldErrorsSchema, formSchema, formValuesSchema } from '../../messages/form-schema'
import { messageSchema } from '../../messages/message-schema'
import { documentSchema } from '../../report/document-schema'

/** One thing said: by a person, or by the bot. The same id again replaces it. */
export const entrySchema = z.object({
  id: z.string(),
  /** Its place in the order of everything said; never changes. */
  position: z.number().int(),
  /** Null = in this person's direct messages with the bot. */
  channel: z.string().nullable(),
  /** Id of the entry that it hangs below. */
  thread: z.string().nullable(),
  /** A person's id; null = the bot. */
  author: z.string().nullable(),
  /** In a channel, and yet nobody else sees it. */
  onlyYou: z.boolean(),
  at: z.number(),
  editedAt: z.number().nullable(),
  body: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('typed'), text: z.string() }),
    z.object({
      kind: z.literal('message'),
      message: messageSchema,
      /** Signed address of each of its pictures and files, by file id. */
      files: z.record(z.string(), z.string()),
    }),
  ]),
})
export type Entry = z.infer<typeof entrySchema>

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** For the host only: what makes a browser this person, and how much was said to them privately. */
  key: z.string().nullable(),
  privately: z.number().int(),
})
export type WirePerson = z.infer<typeof personSchema>

/** Somebody of the simulated team: nobody is them, nobody can choose them. */
const castSchema = z.object({ id: z.string(), name: z.string() })

const wireCue = z.object({ name: z.string(), elapsed: z.number(), at: z.number().nullable() })

/** How a channel's drill stands, as one person may know it. */
export const panelSchema = z.object({
  drillId: z.string(),
  kind: z.enum(drillKinds),
  state: z.enum(drillStates),
  title: z.string(),
  team: z.string(),
  speed: z.number(),
  plannedStart: z.number().nullable(),
  finishedAt: z.number().nullable(),
  /** Drill ms that had passed at `asOf`; they go on at `speed` while the state is running. */
  elapsed: z.number(),
  asOf: z.number(),
  /** Drill ms of the whole script. */
  total: z.number(),
  /** Why the clock stands; null = it does not. */
  pause: z.string().nullable(),
  phases: z.array(
    z.object({
      ordinal: z.number(),
      name: z.string(),
      stage: z.enum(stages),
      state: z.enum(['done', 'now', 'to come']),
      /** Drill ms. */
      start: z.number(),
      length: z.number(),
      /** Real time of its start; null where nobody knows it. */
      at: z.number().nullable(),
    }),
  ),
  /** The next cues, for facilitators; null = not for this person. */
  cues: z.array(wireCue).nullable(),
  /** Claims that wait for this person's verdict. */
  waiting: z.number().int(),
  roles: z.array(z.object({ role: z.enum(roles), people: z.array(z.string()) })),
})
export type Panel = z.infer<typeof panelSchema>

export const wordSchema = z.object({ word: z.string(), takes: z.string(), help: z.string() })

export const channelSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Its running, planned or last ended drill. */
  panel: panelSchema.nullable(),
  /** What this person can say here now, likeliest first. */
  words: z.array(wordSchema),
})
export type Channel = z.infer<typeof channelSchema>

const reportSchema = z.object({
  /** Drill id. */
  id: z.string(),
  title: z.string(),
  team: z.string(),
  channel: z.string(),
  kind: z.enum(drillKinds),
  at: z.number(),
  version: z.number().int(),
})
export type WireReport = z.infer<typeof reportSchema>

/** Server-sent events, by name. Only `entries` carry an id: the revision from which to go on. */
export const streamEvents = {
  /**
   * First of all on each connection. `build` differs from the page's own after an upgrade, `house` from what
   * it was where the bot has another database.
   */
  hello: z.object({ now: z.number(), build: z.string(), you: z.string(), house: z.string() }),
  entries: z.object({ entries: z.array(entrySchema) }),
  /** `cast`: who plays in samples, by name only. */
  people: z.object({ people: z.array(personSchema), cast: z.array(castSchema) }),
  channels: z.object({ channels: z.array(channelSchema), now: z.number() }),
  reports: z.object({ reports: z.array(reportSchema) }),
  /** A sign of life, every ten seconds. */
  tick: z.object({ now: z.number() }),
}

/** `POST /local/session`: who this browser is. No key, and a host's machine: the host. */
export const sessionAnswer = z.object({
  /** May be anybody, add and rename people, make channels, run samples. */
  host: z.boolean(),
  /** What to send with each request: `Authorization: Bearer …`; changes with the person. */
  key: z.string(),
  /** Sent as `X-Drill-Host` where the host's rights are needed; null = not the host. */
  hostKey: z.string().nullable(),
  you: z.string(),
  people: z.array(personSchema),
  cast: z.array(castSchema),
})
export type Session = z.infer<typeof sessionAnswer>
export const sessionRequest = z.object({ timeZone: z.string().max(100) })

/** `submission`: made by the page, one a try; the same again changes nothing and gets the same answer. */
const submission = z.string().min(8).max(100)
const id = z.string().max(100)
/** Where it is said: a channel, or null for direct messages; `of` = the channel that a word then means. */
const where = {
  channel: id.nullable(),
  of: id.nullable(),
  submission,
  /** Of the browser: a time that is typed means this zone. */
  timeZone: z.string().max(100).optional(),
}

/** `POST /local/say`, `/local/press`, `/local/submit`; each answers with `replySchema`. */
export const sayRequest = z.object({
  ...where,
  thread: id.nullable(),
  text: z.string().max(200_000),
})
export const pressRequest = z.object({
  ...where,
  word: z.string().max(40),
  does: z.string().max(40),
  with: z.record(z.string().max(100), z.string().max(50_000)),
})
export const submitRequest = z.object({
  ...where,
  word: z.string().max(40),
  context: z.record(z.string().max(100), z.string().max(50_000)),
  values: formValuesSchema,
})

export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('form'), form: formSchema }),
  z.object({ kind: z.literal('errors'), errors: fieldErrorsSchema }),
  /** What was said, or the private answer; it comes by the stream too. */
  z.object({ kind: z.literal('entry'), entry: entrySchema }),
  z.object({ kind: z.literal('nothing') }),
])
export type WireReply = z.infer<typeof replySchema>

/** `GET /local/entries?channel=ID&before=POSITION` (no channel = direct messages): what came earlier. */
export const earlierAnswer = z.object({ entries: z.array(entrySchema), more: z.boolean() })

/** For the host: `POST /local/people` adds (no id) or renames, `/local/channels` adds. */
export const longestName = 80
const name = z
  .string()
  .transform((text) => text.replaceAll(/\p{Cc}|\p{Cs}/gu, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'Write a name.')
      .max(longestName, `A name has at most ${longestName} characters.`),
  )
export const personRequest = z.object({ id: id.nullable(), name })
export const channelRequest = z.object({ name })
export const channelAnswer = z.object({ id: z.string() })

/** `POST /local/sample` starts one, or goes on with the one that runs; answers with its channel. */
export const sampleRequest = z.object({ do: z.enum(['start', 'pause', 'resume', 'skip']) })

/** Every refusal over HTTP. */
export const failure = z.object({ error: z.string() })

/** `GET /local/report?drill=ID`: the latest version of a drill's report, to be read on the page. */
export const reportAnswer = z.object({
  title: z.string(),
  team: z.string(),
  version: z.number().int(),
  /** Of the version's JSON without the sign-off, hex. */
  sha256: z.string(),
  /** When its record was read. */
  at: z.number(),
  signedOff: z.object({ by: z.string(), at: z.number() }).nullable(),
  document: documentSchema,
  /** Signed address of each picture of the document, by its file name there. */
  pictures: z.record(z.string(), z.string()),
  /** Its files to take away; sizes in bytes. */
  files: z.array(
    z.object({ name: z.string(), mime: z.string(), size: z.number(), url: z.string() }),
  ),
})
export type ReportAnswer = z.infer<typeof reportAnswer>
