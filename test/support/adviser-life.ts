/** A program: a bot with a drill in which a language model has been asked, for tests that kill it. Takes a data folder and an endpoint. */
import { openStage } from './stage'

const [, , folder = '', baseUrl = ''] = process.argv
const stage = await openStage({
  folder,
  config: { ai: { baseUrl, apiKey: null, model: 'fake-1' } },
})
const [ana, ben] = [await stage.player('Ana'), await stage.player('Ben')]
await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
await ana.say('start')
await stage.to(121)
await stage.app.dispatcher.say(ben.asker('command'), 'ask A')
process.stdout.write('asked\n')
