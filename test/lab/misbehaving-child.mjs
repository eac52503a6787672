/** Stands for a run that goes wrong in the way that the request's seed names. */
import { writeFileSync, writeSync } from 'node:fs'
import { getPriority } from 'node:os'
import { setTimeout } from 'node:timers/promises'

const [request] = process.argv.slice(2).map((argument) => {
  try {
    return JSON.parse(argument)
  } catch {
    return null
  }
})

switch (request.remedies.way) {
  case 'hang':
    for (;;) await setTimeout(1000)
  case 'spin':
    for (;;);
  case 'crash':
    throw new Error('it fell over')
  case 'fill': {
    const kept = []
    for (;;) kept.push(new Array(100_000).fill(kept.length))
  }
  case 'print': {
    const text = 'x'.repeat(1024 ** 2)
    for (let index = 0; index < 100; index += 1) writeSync(1, text)
    break
  }
  case 'record':
    for (let size = 1; ; size += 1) {
      writeFileSync(request.evidence, 'x'.repeat(size * 100_000))
      await setTimeout(10)
    }
  case 'environment':
    writeSync(2, Object.keys(process.env).join(' '))
    process.exit(3)
    break
  case 'priority':
    // The parent sets it as soon as it has a child.
    await setTimeout(200)
    writeSync(2, `${getPriority()}`)
    process.exit(3)
    break
  default:
    writeSync(1, '{"half":')
}
