/**
 * `npm run scenario:check FILE`: says what is wrong with a scenario file, line by line (exit code 1), or what
 * the drill makes of it (0). With `--schema` it prints the JSON Schema for editors. 64 for a wrong call.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { faultSentence, ScenariosWrong } from '../scenarios/own/own'
import { readScenarioFile } from '../scenarios/own/read-scenarios'
import { scenarioJsonSchema } from '../scenarios/own/schema'
import { tellSubject } from './scenario-check/tell'

const usage = 'npm run scenario:check FILE\nnpm run scenario:check -- --schema'

async function main(): Promise<number> {
  const call = readCall()
  if (call === null) {
    process.stderr.write(`${usage}\n`)
    return 64
  }
  if (call.file === null) {
    process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
    return 0
  }
  try {
    // npm runs programs in the project's folder, wherever it was called from.
    const path = resolve(process.env.INIT_CWD ?? '.', call.file)
    process.stdout.write(`${tellSubject(await readScenarioFile(path))}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof ScenariosWrong)) throw error
    process.stderr.write(`${error.faults.map(faultSentence).join('\n')}\n`)
    return 1
  }
}

/** `file` null = the schema is asked for; null = a wrong call. */
function readCall(): { file: string | null } | null {
  try {
    const { values, positionals } = parseArgs({
      options: { schema: { type: 'boolean' } },
      allowPositionals: true,
    })
    const [file, ...more] = positionals
    if (values.schema) return file === undefined ? { file: null } : null
    return file === undefined || file === '' || more.length > 0 ? null : { file }
  } catch {
    return null
  }
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${String(error instanceof Error ? error.stack : error)}\n`)
    process.exitCode = 70
  },
)
