/** Typed lines as Teams wraps them. */
import { expect, test } from 'vitest'
import { type Activity, envelope } from '../../../src/chat/teams/activity'
import { isMentioned, lineOf } from '../../../src/chat/teams/words'

const bot = { id: '28:bot', name: 'Drill' }
const at = (id: string, name: string) => ({
  type: 'mention',
  mentioned: { id, name },
  text: `<at>${name}</at>`,
})

function said(text: string, entities: unknown[] = []): Activity {
  return envelope.parse({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/amer/',
    from: { id: '29:ada' },
    recipient: bot,
    conversation: { id: '19:c@thread.tacv2' },
    text,
    entities,
  })
}

test.each([
  ['<at>Drill</at> status', 'status'],
  ['status <at>Drill</at>', 'status'],
  [
    '<at>Drill</at>&nbsp;claim A the ring &lt;b&gt; times out &amp; ends\n',
    'claim A the ring <b> times out & ends',
  ],
  ['<at>Drill</at> /drill note a   b', 'note a b'],
  ['Drill', ''],
  ['drills are fun', 'drills are fun'],
])('%s', (text, line) => {
  expect(lineOf(said(text, [at('28:bot', 'Drill')]))).toBe(line)
})

test('others who are named stay as words, and nobody can make a mention of typed text', () => {
  const text = '<at>Drill</at> note <at>Kwame</at> saw <at id="1">Ada</at></at>'
  const activity = said(text, [at('28:bot', 'Drill'), at('29:kwame', 'Kwame')])
  expect(lineOf(activity)).toBe('note Kwame saw Ada')
})

test('only the bot’s own name counts as speaking to it', () => {
  expect(isMentioned(said('<at>Drill</at> hi', [at('28:bot', 'Drill')]))).toBe(true)
  expect(isMentioned(said('<at>Drill</at> hi', [at('29:someone', 'Drill')]))).toBe(false)
  expect(isMentioned(said('Drill hi', [{ type: 'clientInfo' }, null, 'x']))).toBe(false)
})

test('a dialog’s own entity of a mark becomes the mark once', () => {
  expect(lineOf(said('note &amp;lt;'))).toBe('note &lt;')
})
