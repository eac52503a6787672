import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/lab/virtual/network'
import { realTime } from '../../../src/lab/virtual/real-time'

test('the same calls work in real time, and a blocked loop is noticed', async () => {
  const time = realTime()
  const took = await time.run(async () => {
    const network = createNetwork(time.clock)
    const { port } = await network.serve(async () => {
      await time.clock.sleep(30)
      return { status: 200 }
    })
    const start = time.clock.now()
    await network.call({ port, method: 'GET', path: '/' })
    const length = time.clock.now() - start
    const until = performance.now() + 150
    while (performance.now() < until);
    await time.clock.sleep(20)
    await network.close()
    return length
  })
  expect(took).toBeGreaterThan(25)
  expect(time.loopDelayMs()).toBeGreaterThan(100)
})

test('what a run prepares before time passes for it is nobody’s delay', async () => {
  const time = realTime()
  await time.run(async () => {
    const until = performance.now() + 900
    while (performance.now() < until);
    await time.clock.sleep(20)
  })
  expect(time.loopDelayMs()).toBeLessThan(800)
})
