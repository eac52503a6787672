/** How many calls of a request, or of all requests, are under way at once. */
import { createWorkers, type Workers } from '../microservices/workers'
import type { Choices } from './choices'

/** Does all the work and gives the answers in the order of the work. */
export type Spread = <T>(work: readonly (() => Promise<T>)[]) => Promise<T[]>

export function createSpread(calls: Choices['calls']): Spread {
  switch (calls) {
    case 'sequence':
      return inSequence
    case '4':
    case '8':
      return (work) => through(createWorkers(Number(calls)), work)
    case '48-in-all': {
      const shared = createWorkers(48)
      return (work) => through(shared, work)
    }
    case 'all':
      return (work) => Promise.all(work.map((each) => each()))
    default:
      throw new Error(calls satisfies never)
  }
}

async function inSequence<T>(work: readonly (() => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = []
  for (const each of work) answers.push(await each())
  return answers
}

function through<T>(workers: Workers, work: readonly (() => Promise<T>)[]): Promise<T[]> {
  return Promise.all(work.map((each) => workers.use(each)))
}
