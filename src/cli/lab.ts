/**
 * `npm run lab -- SYSTEM --set KEY=VALUE … --seed N --json`: tries remedies on a failing system and says what
 * they are worth. `npm run lab -- evidence …` writes what participants may see. Exit codes: 0 it ran, whatever
 * the verdict; 1 a run gave no result; 64 a wrong call.
 */
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { judge } from '../lab/judge'
import { parseRemedies } from '../lab/remedies'
import { type Remedies, type System, systems } from '../lab/run'
import { asJson, asTable } from './lab/judged'
import { usage } from './lab/usage'

class WrongCall extends Error {}

interface Wanted {
  system: System
  remedies: Remedies
  seed: number
  json: boolean
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return void process.stdout.write(`${usage}\n`)
  if (args.includes('evidence')) {
    const { evidence } = await import('./lab/evidence')
    return evidence(args.toSpliced(args.indexOf('evidence'), 1))
  }
  const { json, ...wanted } = read(args)
  const childPath = fileURLToPath(new URL('./lab-child.js', import.meta.url))
  const judged = await judge({ ...wanted, evidence: null }, { childPath })
  const told = { ...wanted, ...judged }
  process.stdout.write(json ? asJson(told) : asTable(told))
}

/** Throws a WrongCall with a sentence for people. */
function read(args: readonly string[]): Wanted {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        set: { type: 'string', multiple: true, default: [] },
        seed: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    })
    const system = systemOf(positionals)
    const remedies = parseRemedies(system, values.set)
    return { system, remedies, seed: seedOf(values.seed), json: values.json }
  } catch (error) {
    throw new WrongCall(error instanceof Error ? error.message : String(error))
  }
}

function systemOf(positionals: readonly string[]): System {
  const [name, ...more] = positionals
  const listed = systems.join(', ')
  if (name === undefined) throw new Error(`Name a system: ${listed}; or say evidence.`)
  const system = systems.find((each) => each === name)
  if (system === undefined) throw new Error(`There is no system "${name}"; there are ${listed}.`)
  if (more.length > 0) throw new Error(`One system a call: "${more[0]}" is too much.`)
  return system
}

function seedOf(text: string): number {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (seed < 2 ** 31) return seed
  throw new Error(`--seed takes a whole number from 0 to ${2 ** 31 - 1}, not "${text}".`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const words = error instanceof Error ? error.message : String(error)
  const isWrongCall = error instanceof WrongCall
  process.stderr.write(isWrongCall ? `${words}\n\n${usage}\n` : `${words}\n`)
  process.exitCode = isWrongCall ? 64 : 1
})
