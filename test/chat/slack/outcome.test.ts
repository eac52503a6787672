import { webApi } from '@slack/bolt'
import { expect, test } from 'vitest'
import { outcomeOf, triesOfUnknown } from '../../../src/chat/slack/outcome'
import { UnreadableAnswer } from '../../../src/chat/slack/web'

const secret = 'xoxb-1234-secret'
const typed = 'the pool ran dry'

const refusal = (error: string, messages: readonly string[] = []) =>
  new webApi.WebAPIPlatformError({
    ok: false,
    error,
    response_metadata: { messages: [...messages] },
  })
const reset = (code: string) =>
  new webApi.WebAPIRequestError(
    new TypeError('fetch failed', {
      cause: Object.assign(new Error(`connect ${secret}`), { code }),
    }),
  )
const lane = { covers: 'lane' }
const workspace = { covers: 'workspace' }

const table: [what: string, error: unknown, expected: object][] = [
  ['429', new webApi.WebAPIRateLimitedError(17), { kind: 'later', afterMs: 17_000, ...lane }],
  [
    '429 without a time',
    new Error('Retry header did not contain a valid timeout (url: x, retry-after header: null)'),
    { kind: 'later', afterMs: 30_000, ...lane },
  ],
  ['ratelimited', refusal('ratelimited'), { kind: 'later', afterMs: 30_000, ...lane }],
  ['moving', refusal('team_added_to_org'), { kind: 'later', afterMs: 60_000, ...workspace }],
  ['refused', reset('ECONNREFUSED'), { kind: 'later', afterMs: 5_000, ...workspace }],
  ['no such host', reset('ENOTFOUND'), { kind: 'later', afterMs: 5_000, ...workspace }],
  ['reset', reset('ECONNRESET'), { kind: 'unsure', why: 'chat.postMessage: ECONNRESET' }],
  [
    'time-out',
    new webApi.WebAPIRequestError(new DOMException(typed, 'TimeoutError')),
    { kind: 'unsure', why: 'chat.postMessage: TimeoutError' },
  ],
  [
    '503',
    new webApi.WebAPIHTTPError(503, typed, { authorization: secret }, typed),
    { kind: 'unsure', why: 'chat.postMessage: HTTP 503' },
  ],
  [
    'no JSON',
    refusal(`<html>${typed}</html>`),
    { kind: 'unsure', why: 'chat.postMessage: no answer that could be read' },
  ],
  [
    'a cut answer',
    new TypeError(`terminated ${typed}`),
    { kind: 'unsure', why: 'chat.postMessage: no answer that could be read' },
  ],
  [
    'without a ts',
    new UnreadableAnswer(typed),
    { kind: 'unsure', why: 'chat.postMessage: no answer that could be read' },
  ],
  [
    'its own failure',
    refusal('internal_error'),
    { kind: 'unsure', why: 'chat.postMessage: internal_error' },
  ],
  ...[
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'token_revoked',
    'account_inactive',
    'invalid_auth',
    'missing_scope',
    'restricted_action',
    'user_disabled',
    'messages_tab_disabled',
  ].map((code): [string, unknown, object] => [
    code,
    refusal(code),
    { kind: 'lost', why: `chat.postMessage: ${code}` },
  ]),
  ...[
    'msg_too_long',
    'msg_blocks_too_long',
    'no_text',
    'message_not_found',
    'thread_not_found',
  ].map((code): [string, unknown, object] => [
    code,
    refusal(code),
    { kind: 'refused', why: `chat.postMessage: ${code}` },
  ]),
  [
    'blocks',
    refusal('invalid_blocks', [
      '[ERROR] must be less than 3001 characters [json-pointer:/blocks/2/text/text]',
      `[ERROR] what is ${typed}? [json-pointer:/blocks/3/elements/0/value]`,
      `[ERROR] ${typed}`,
    ]),
    {
      kind: 'refused',
      why:
        'chat.postMessage: invalid_blocks (must be less than 3001 characters at /blocks/2/text/text; ' +
        'not taken at /blocks/3/elements/0/value)',
    },
  ],
  ['nothing', undefined, { kind: 'unsure', why: 'chat.postMessage: no answer that could be read' }],
]

test.each(table)('%s', (_, error, expected) => {
  const outcome = outcomeOf(error, 'chat.postMessage')
  expect(outcome).toEqual(expected)
  expect(JSON.stringify(outcome)).not.toContain(typed)
  expect(JSON.stringify(outcome)).not.toContain(secret)
})

test('a pause of edits is one of all edits of the workspace', () => {
  const limited = new webApi.WebAPIRateLimitedError(2)
  expect(outcomeOf(limited, 'chat.update')).toEqual({
    kind: 'later',
    afterMs: 2_000,
    covers: 'edits',
  })
})

test('a word that nobody knows is tried again ever later, and then taken for a refusal', () => {
  const outcomes = Array.from({ length: triesOfUnknown + 1 }, (_, earlier) =>
    outcomeOf(refusal('brand_new_error'), 'chat.update', earlier),
  )
  expect(outcomes.slice(0, triesOfUnknown)).toEqual(
    [5_000, 15_000, 45_000, 135_000].map((afterMs) => ({ kind: 'later', afterMs, ...lane })),
  )
  expect(outcomes.at(-1)).toEqual({
    kind: 'refused',
    why: 'chat.update: brand_new_error, again and again',
  })
})
