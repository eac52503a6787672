/** Any neutral message and any neutral form, with words that a chat could take for something else. */
import fc from 'fast-check'
import type { Field, Form } from '../../../src/messages/form'
import type { Button, Message, Part, Span, Text } from '../../../src/messages/message'

const hostile = [
  '<!channel> <!here> <@U0123> <#C0123> <https://evil.example|Click> &amp; & <',
  '*bold* _italic_ ~struck~ `code` ```block``` > quote',
  '> quoted\n>>> more\n- list\n1. one',
  ':rotating_light: @channel #general https://evil.example mailto:a@b.example',
  '<!date^0^{date}^https://evil.example|now>',
  '\u202eright to left\u2066 and\u0000 nothing\u200b',
  '👩‍👩‍👧‍👦'.repeat(40),
  '\ud83d half \udc69',
  'e\u0301'.repeat(90),
  '&'.repeat(2500),
  '',
  ' \n\t ',
  '\u200b\u2060',
  'x'.repeat(6_000),
]

const words: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile))
      .map((pair) => pair.join('')),
  },
)

const moment = fc.integer({ min: 0, max: 4e12 })
const span: fc.Arbitrary<Span> = fc.oneof(
  words,
  fc.record({ kind: fc.constant('strong' as const), text: words }),
  fc.record({ kind: fc.constant('code' as const), text: words }),
  fc.record({
    kind: fc.constant('link' as const),
    text: words,
    url: fc.oneof(
      words,
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.constantFrom(
        'javascript:alert(1)',
        '/evidence/1',
        `https://a.example/${'x'.repeat(4000)}`,
      ),
    ),
  }),
  fc.record({
    kind: fc.constant('time' as const),
    at: moment,
    style: fc.constantFrom('time' as const, 'date' as const, 'date-time' as const),
  }),
)
const text: fc.Arbitrary<Text> = fc.oneof(words, fc.array(span, { maxLength: 6 }))

const name = fc.stringMatching(/^[a-z]{1,12}$/)
const optional = { requiredKeys: ['label', 'word', 'does'] as ['label', 'word', 'does'] }
const button: fc.Arbitrary<Button> = fc.record(
  {
    label: words,
    word: name,
    does: name,
    with: fc.dictionary(name, fc.oneof(fc.uuid(), words), { maxKeys: 3 }),
    style: fc.constantFrom('primary' as const, 'danger' as const),
    confirm: words,
  },
  optional,
)

const many = { maxLength: 30 }
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('heading' as const),
      text,
      mark: fc.constantFrom('phase' as const, 'ai' as const, 'alert' as const, 'done' as const),
      aside: text,
    },
    { requiredKeys: ['kind', 'text'] },
  ),
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('note' as const), text }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: words, value: text }), many),
  }),
  fc.record(
    {
      kind: fc.constant('table' as const),
      head: fc.array(words, { maxLength: 24 }),
      rows: fc.array(fc.array(text, { maxLength: 24 }), { maxLength: 6 }),
      align: fc.array(fc.constantFrom('left' as const, 'right' as const), { maxLength: 3 }),
    },
    { requiredKeys: ['kind', 'head', 'rows'] },
  ),
  fc.record(
    { kind: fc.constant('quote' as const), text, by: words },
    { requiredKeys: ['kind', 'text'] },
  ),
  fc.record({
    kind: fc.constant('image' as const),
    fileId: fc.constantFrom('uploaded', 'served', 'broken', 'nowhere'),
    alt: words,
    title: words,
  }),
  fc.record({ kind: fc.constant('file' as const), fileId: fc.uuid(), name: words, note: words }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, many) }),
  fc.record({
    kind: fc.constant('links' as const),
    links: fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('address' as const),
          label: words,
          url: fc.oneof(words, fc.webUrl(), fc.constant('/evidence/1')),
        }),
        fc.record({ kind: fc.constant('press' as const), button }),
      ),
      many,
    ),
  }),
  fc.record({
    kind: fc.constant('figures' as const),
    figures: fc.array(
      fc.record({
        label: words,
        value: words,
        standing: fc.constantFrom('met' as const, 'missed' as const, null),
        target: fc.option(words),
        note: words,
      }),
      { maxLength: 12 },
    ),
  }),
  fc.record({
    kind: fc.constant('clock' as const),
    quarters: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const, 4 as const),
    until: fc.option(moment),
    length: fc.nat(),
    speed: fc.constant(1),
  }),
)

export const messages: fc.Arbitrary<Message> = fc.record({
  fallback: words,
  parts: fc.array(part, { maxLength: 60, size: 'max' }),
})

const option = fc.record({
  value: fc.oneof(name, words),
  label: words,
})
const options = fc.oneof(
  fc.array(option, { maxLength: 12 }),
  fc.integer({ min: 90, max: 260 }).map((count) =>
    Array.from({ length: count }, (_, index) => ({
      value: `o${index}`,
      label: 'the same '.repeat(20),
    })),
  ),
)
const fieldBase = { label: words, required: fc.boolean(), hint: words }

const field: fc.Arbitrary<Field> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    name,
    ...fieldBase,
    multiline: fc.boolean(),
    value: words,
  }),
  fc.record({
    kind: fc.constant('number' as const),
    name,
    ...fieldBase,
    value: fc.integer({ min: -20, max: 600 }),
    min: fc.integer({ min: -10, max: 0 }),
    max: fc.integer({ min: 1, max: 480 }),
    unit: words,
  }),
  fc.record({
    kind: fc.constant('choice' as const),
    name,
    ...fieldBase,
    options,
    value: fc.oneof(name, words),
  }),
  fc.record({
    kind: fc.constant('choices' as const),
    name,
    ...fieldBase,
    options,
    value: fc.array(name),
  }),
  fc.record({ kind: fc.constant('person' as const), name, ...fieldBase, value: words }),
  fc.record({ kind: fc.constant('people' as const), name, ...fieldBase, value: fc.array(words) }),
  fc.record({
    kind: fc.constant('date' as const),
    name,
    ...fieldBase,
    value: fc.oneof(words, fc.constant('2026-02-30'), fc.constant('2026-12-03')),
  }),
  fc.record({
    kind: fc.constant('moment' as const),
    name,
    ...fieldBase,
    value: fc.oneof(words, fc.constant('2026-12-03T03:00')),
  }),
  fc.record({ kind: fc.constant('tick' as const), name, ...fieldBase, value: fc.boolean() }),
  fc.record({
    kind: fc.constant('file' as const),
    name,
    ...fieldBase,
    nameKey: name,
    accept: fc.constant(['.csv', '.json']),
    maxBytes: fc.constant(1000),
  }),
)

export const forms: fc.Arbitrary<Form> = fc.record({
  word: name,
  title: words,
  submit: words,
  intro: text,
  fields: fc.uniqueArray(field, { maxLength: 14, selector: ({ name: each }) => each }),
  context: fc.dictionary(name, fc.uuid(), { maxKeys: 3 }),
})
