import { expect, test } from 'vitest'
import { createNetwork } from '../../../src/lab/virtual/network'
import { virtualTime } from '../../../src/lab/virtual/virtual-time'

test('an hour passes at once, and everything that shows time agrees', async () => {
  const { clock, run } = virtualTime()
  const realStart = performance.now()
  const seen = await run(async () => {
    const start = { date: Date.now(), performance: performance.now() }
    await new Promise((resolve) => setTimeout(resolve, 3_600_000))
    return {
      date: Date.now() - start.date,
      made: Date.parse(new Date().toISOString()) - start.date,
      performance: performance.now() - start.performance,
      clock: clock.now(),
    }
  })
  expect(Object.values(seen)).toEqual([3_600_000, 3_600_000, 3_600_000, 3_600_000])
  expect(performance.now() - realStart).toBeLessThan(2000)
})

test('timers fire by time, of equals the first that was set; cleared ones never', async () => {
  const { clock, run } = virtualTime()
  const fired: string[] = []
  await run(async () => {
    setTimeout(() => fired.push('late'), 20)
    setTimeout(() => fired.push('first'), 10)
    setTimeout(() => fired.push('second'), 10)
    clearTimeout(setTimeout(() => fired.push('never'), 5))
    clock.after(5, () => fired.push('never'))()
    const every = setInterval(() => fired.push('tick'), 8)
    setImmediate(() => fired.push('at once'))
    await clock.sleep(25)
    clearInterval(every)
    await clock.sleep(100)
  })
  expect(fired).toEqual(['at once', 'tick', 'first', 'second', 'tick', 'late', 'tick'])
})

test('real timers are back afterwards, also when the run fails', async () => {
  const before = [setTimeout, Date, performance.now]
  await expect(virtualTime().run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect([setTimeout, Date, performance.now]).toEqual(before)
})

test('a run in which nothing can happen any more is told', async () => {
  const { run } = virtualTime()
  await expect(run(() => new Promise(() => {}))).rejects.toThrow(
    'Nothing is left to happen at 0 ms',
  )
})

test('real HTTP takes no time but what is slept', async () => {
  const { clock, run } = virtualTime()
  const result = await run(async () => {
    const network = createNetwork(clock)
    const { port } = await network.serve(async ({ method, path, body }) => {
      await clock.sleep(30)
      return { status: 201, body: `${method} ${path} ${body}` }
    })
    const calls = Array.from({ length: 40 }, (_, index) =>
      network.call({ port, method: 'POST', path: `/${index}`, body: 'x'.repeat(100_000) }),
    )
    const replies = await Promise.all(calls)
    await network.close()
    return { at: clock.now(), lengths: replies.map(({ body }) => body.length > 100_000) }
  })
  expect(result.at).toBe(30)
  expect(result.lengths.every(Boolean)).toBe(true)
})

test('a call that is given up fails in time, and its server learns of it', async () => {
  const { clock, run } = virtualTime()
  const result = await run(async () => {
    const network = createNetwork(clock)
    const gone: number[] = []
    const { port } = await network.serve(async (incoming) => {
      incoming.gone.addEventListener('abort', () => gone.push(clock.now()))
      await clock.sleep(500)
      return { status: 200 }
    })
    const failure: unknown = await network
      .call({ port, method: 'GET', path: '/', timeout: 200 })
      .catch((error: unknown) => error)
    const failedAt = clock.now()
    await clock.sleep(1000)
    await network.close()
    return { failure, failedAt, gone }
  })
  expect(result).toMatchObject({ failure: { why: 'timeout' }, failedAt: 200, gone: [200] })
})

test('a server that is not there is unreachable', async () => {
  const { clock, run } = virtualTime()
  const failed = run(() => createNetwork(clock).call({ port: 1, method: 'GET', path: '/' }))
  await expect(failed).rejects.toMatchObject({ why: 'unreachable' })
})

test('messages are handed over in the order in which they left', async () => {
  const { clock, run } = virtualTime()
  const paths = await run(async () => {
    const network = createNetwork(clock)
    const seen: string[] = []
    const { port } = await network.serve(async ({ path }) => {
      seen.push(path)
      return { status: 200 }
    })
    // The large one takes longer on the wire.
    const body = 'x'.repeat(2_000_000)
    await Promise.all([
      network.call({ port, method: 'POST', path: '/large', body }),
      network.call({ port, method: 'POST', path: '/small' }),
    ])
    await network.close()
    return seen
  })
  expect(paths).toEqual(['/large', '/small'])
})
