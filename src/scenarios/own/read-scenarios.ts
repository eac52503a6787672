/** Reads a folder of a team's own scenario files. */
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Catalogue } from '../../drill/scenario'
import { catalogue } from '../catalogue'
import type { Fault, OwnHerring, OwnScenario, OwnSubjects } from './own'
import { ScenariosWrong } from './own'
import { type ReadScenario, readScenario } from './read-scenario'

const mostFiles = 20

/** Those of one folder, and one level below it, in the order of their names. */
const isScenario = (name: string) => /\.ya?ml$/.test(name) && !name.startsWith('.')

/**
 * All scenarios and red herrings in `dir`: its *.yaml files and those of the folders in it. A file with a fault
 * is left out, and every fault of every file is told. Throws ScenariosWrong where the folder itself is wrong.
 */
export async function readScenarios(
  dir: string,
  builtIn: Catalogue = catalogue,
): Promise<{ own: OwnSubjects; faults: readonly Fault[] }> {
  const paths = await scenarioPaths(dir)
  const readings = []
  // One after another: each may hold some megabytes of evidence.
  for (const path of paths) readings.push({ path, reading: await readScenario(dir, path) })
  const good = readings.flatMap(({ path, reading }) =>
    reading.ok ? [{ path, ...reading.read }] : [],
  )
  const clashing = clashes(good, builtIn)
  const faults = [
    ...readings.flatMap(({ reading }) => (reading.ok ? [] : reading.faults)),
    ...clashing,
  ]
  const taken = good.filter(({ path }) => clashing.every(({ file }) => file !== path))
  return { own: subjectsOf(taken), faults }
}

/** One file by its path, on its own, as `scenario:check` reads it. Throws ScenariosWrong. */
export async function readScenarioFile(
  path: string,
  builtIn: Catalogue = catalogue,
): Promise<OwnScenario | OwnHerring> {
  const reading = await readScenario(dirname(path), basename(path))
  if (!reading.ok) throw new ScenariosWrong(reading.faults)
  const faults = clashes([{ path: basename(path), ...reading.read }], builtIn)
  if (faults.length > 0) throw new ScenariosWrong(faults)
  return reading.read.subject
}

async function scenarioPaths(dir: string): Promise<string[]> {
  const whole = (sentence: string) =>
    new ScenariosWrong([{ file: 'the folder', line: null, sentence }])
  const entries = await readdir(dir, { withFileTypes: true }).catch(() => {
    throw whole('cannot be read; it must be a folder that the bot may read')
  })
  const paths: string[] = []
  for (const entry of entries) {
    if (entry.isDirectory() && !entry.name.startsWith('.')) {
      const below = await readdir(join(dir, entry.name)).catch(() => [])
      paths.push(...below.filter(isScenario).map((name) => `${entry.name}/${name}`))
    } else if (!entry.isDirectory() && isScenario(entry.name)) {
      paths.push(entry.name)
    }
    if (paths.length > mostFiles) throw whole(`holds more than ${mostFiles} scenario files`)
  }
  if (paths.length === 0) throw whole('holds no *.yaml file, and neither do the folders in it')
  return paths.sort()
}

type Named = ReadScenario & { path: string }

/** Ids, names and alerting services are unique, those that come with the drill included. */
function clashes(all: readonly Named[], builtIn: Catalogue): Fault[] {
  const taken = new Map<string, string>()
  for (const { id, name, alert } of [...builtIn.scenarios, ...builtIn.herrings]) {
    for (const key of keysOf(id, name, alert.service)) taken.set(key, 'the drill’s own')
  }
  return all.flatMap(({ path, subject, lines }): Fault[] => {
    const [id, name, service] = keysOf(subject.id, subject.name, subject.alert.service)
    const told = [
      { key: id, line: lines.id, what: 'this id' },
      { key: name, line: lines.name, what: 'this name' },
      { key: service, line: lines.service, what: 'an alert of this service' },
    ].flatMap(({ key, line, what }) => {
      const where = taken.get(key)
      if (where === undefined) return []
      return [{ file: path, line, sentence: `${what} is in ${where} already` }]
    })
    for (const key of [id, name, service]) if (!taken.has(key)) taken.set(key, path)
    return told
  })
}

const keysOf = (id: string, name: string, service: string) =>
  [`id ${id}`, `name ${name.toLowerCase()}`, `service ${service}`] as const

function subjectsOf(all: readonly Named[]): OwnSubjects {
  const scenarios: OwnScenario[] = []
  const herrings: OwnHerring[] = []
  for (const { subject } of all) {
    if (subject.kind === 'scenario') scenarios.push(subject)
    else herrings.push(subject)
  }
  return { scenarios, herrings }
}
