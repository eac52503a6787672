/** A program: a bot with a drill in which a counted run has been asked for and goes on, for tests that kill it. Takes a data folder. */
import { createLab } from '../../src/app-lab'
import type { Lab } from '../../src/conduct/lab'
import { programPaths } from '../../src/paths'
import { openStage } from './stage'

const [, , folder = ''] = process.argv
const real = createLab(programPaths().labChild)

/** In real time, which leaves some seconds to be killed in. */
const slow: Lab = {
  ...real,
  judge: async (...asked) => {
    const { unfixed, fixed } = await real.replay(...asked)
    return { verdict: 'partial', unfixed, fixed, beyond: '' }
  },
}

const stage = await openStage({ lab: slow, folder })
const ana = await stage.player('Ana')
await ana.sayAndFill('plan', { title: 'Night drill', team: 'Alpha' })
await ana.say('start')
await stage.to(121)
const record = await stage.app.store.drill(await stage.drillId())
const alert = record?.alerts.find((each) => each.subjectId === 'circular-dependency-deadlock')
await ana.sayAndFill(`fix ${alert?.letter}`, {
  recommendation: 'Cut the ring',
  steps: 'Put a queue between',
  outcome: 'successful',
  remedies: ['queue=on'],
  predicted: 90,
})
await stage.app.dispatcher.say(ana.asker('command'), `stress ${alert?.letter}`)
process.stdout.write('asked\n')
