import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { type Drawing, startRenderer } from '../../src/charts/renderer'

const drawing = (chart: string): Drawing => ({
  chart,
  width: 10,
  height: 10,
  devicePixelRatio: 1,
  backgroundColor: '#ffffff',
})

/** A stand-in worker: "hang" never answers, "die" ends the thread, anything else is answered. */
function fakeWorker(): string {
  mkdirSync(resolve('out/test'), { recursive: true })
  const path = resolve('out/test', `fake-worker-${process.pid}.mjs`)
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ id, chart }) => {
      if (chart === 'hang') while (true) {}
      if (chart === 'die') process.exit(1)
      parentPort.postMessage({ id, png: new Uint8Array([1]) })
    })`,
  )
  return path
}

test('a chart that hangs or kills its worker is refused, and the next one is drawn', async () => {
  const renderer = startRenderer({ workerPath: fakeWorker(), timeLimit: 1500 })
  const [hung, died, fine] = await Promise.all(
    ['hang', 'die', 'fine'].map((chart) => renderer.draw(drawing(chart))),
  )
  expect(hung).toEqual({ kind: 'refused', why: 'The chart took longer than 1500 ms.' })
  expect(died).toMatchObject({ kind: 'refused' })
  expect(fine).toMatchObject({ kind: 'drawn' })
  await renderer.close()
})

test('more than the queue holds is turned away at once', async () => {
  const renderer = startRenderer({ workerPath: fakeWorker(), queueLimit: 2 })
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd'].map((chart) => renderer.draw(drawing(chart))),
  )
  expect(answers.map(({ kind }) => kind)).toEqual(['drawn', 'drawn', 'drawn', 'busy'])
  await renderer.close()
})

test('closing answers whoever waits', async () => {
  const renderer = startRenderer({ workerPath: fakeWorker(), timeLimit: 5000 })
  const waiting = [renderer.draw(drawing('hang')), renderer.draw(drawing('fine'))]
  await renderer.close()
  expect(await Promise.all(waiting)).toEqual([{ kind: 'busy' }, { kind: 'busy' }])
  expect(await renderer.draw(drawing('fine'))).toEqual({ kind: 'busy' })
})

test('a missing worker is a refusal, not a crash', async () => {
  const renderer = startRenderer({ workerPath: resolve('out/test/absent.mjs') })
  expect(await renderer.draw(drawing('fine'))).toMatchObject({ kind: 'refused' })
  await renderer.close()
})
