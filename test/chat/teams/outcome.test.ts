/** What becomes of a message for each answer of Teams'. */
import { expect, test } from 'vitest'
import { ConnectorRefusal, NeverLeft } from '../../../src/chat/teams/connector'
import { outcomeOf } from '../../../src/chat/teams/outcome'

const refused = (status: number, code: string | null = null, retryAfter: number | null = null) =>
  new ConnectorRefusal(status, code, retryAfter)
const network = (code: string) =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) })

test.each([
  [
    'too many, with how long',
    refused(429, null, 7_000),
    { kind: 'later', afterMs: 7_000, covers: 'lane' },
  ],
  ['too many, without', refused(429), { kind: 'later', afterMs: 5_000, covers: 'lane' }],
  ['somebody else wrote', refused(412), { kind: 'later', covers: 'lane' }],
  ['no right to speak', refused(401), { kind: 'later', covers: 'workspace' }],
  ['no token', new NeverLeft('none'), { kind: 'later', covers: 'workspace' }],
  ['nobody there', network('ECONNREFUSED'), { kind: 'later', covers: 'workspace' }],
  [
    'taken out',
    refused(403, 'BotNotInConversationRoster'),
    { kind: 'lost', why: 'HTTP 403 BotNotInConversationRoster' },
  ],
  ['no such conversation', refused(404), { kind: 'lost' }],
  ['a card it does not like', refused(400, 'BadSyntax'), { kind: 'refused' }],
  ['its own fault', refused(502), { kind: 'unsure', why: 'HTTP 502' }],
  ['cut off', network('ECONNRESET'), { kind: 'unsure', why: 'ECONNRESET' }],
  ['silent', new DOMException('late', 'TimeoutError'), { kind: 'unsure', why: 'TimeoutError' }],
])('a post: %s', (_, error, outcome) => {
  expect(outcomeOf(error, false)).toMatchObject(outcome)
})

test.each([
  ['its own fault', refused(503), { kind: 'later', covers: 'lane' }],
  ['cut off', network('ECONNRESET'), { kind: 'later', covers: 'lane' }],
  ['deleted by hand', refused(404), { kind: 'refused' }],
  ['taken out', refused(403), { kind: 'lost' }],
])('an edit, which can be repeated freely: %s', (_, error, outcome) => {
  expect(outcomeOf(error, true)).toMatchObject(outcome)
})
