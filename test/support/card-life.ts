/**
 * A program: a bot whose built-in adviser is asked for a card and that stands still at one moment of it, for tests
 * that kill it there. Takes a data folder and the moment.
 */
import { writeSync } from 'node:fs'
import { builtInAdvising } from '../../src/adviser/built-in'
import type { Adviser, Advising } from '../../src/conduct/adviser'
import { catalogue } from '../../src/scenarios/catalogue'
import { openStage } from './stage'

const [, , folder = '', moment = ''] = process.argv

/** Once it is said, nothing more comes: whoever reads it kills this process. */
const standStill = (where: string): Promise<never> => {
  writeSync(1, `${where}\n`)
  return new Promise(() => {})
}

/** The card's post stands in the thread, and says that it is waited for. */
let isAnnounced = () => {}
const announced = new Promise<void>((resolve) => {
  isAnnounced = resolve
})

const builtIn = builtInAdvising(catalogue)
const slow: Advising = {
  ...builtIn,
  of: (script): Adviser => {
    const adviser = builtIn.of(script)
    return {
      ...adviser,
      card: async (...asked) => {
        await announced
        return moment === 'asked' ? standStill('asked') : adviser.card(...asked)
      },
    }
  },
}

const stage = await openStage({ folder, advising: slow })
const { post, update } = stage.transcript
stage.transcript.post = async (to, message, key) => {
  const posted = await post(to, message, key)
  if (!message.fallback.startsWith('The adviser on A')) return posted
  if (moment === 'announced') return standStill('announced')
  isAnnounced()
  return posted
}
stage.transcript.update = async (to, id, message) => {
  const isCard = message.fallback.includes('Predicted success')
  if (isCard && moment === 'filed') return standStill('filed')
  const edited = await update(to, id, message)
  return isCard && moment === 'told' ? standStill('told') : edited
}

const [ana, ben] = [await stage.player('Ana'), await stage.player('Ben')]
await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
await ana.say('start')
await stage.to(121)
await stage.app.dispatcher.say(ben.asker('command'), 'ask A')
