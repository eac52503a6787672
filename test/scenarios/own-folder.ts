/** Folders with the example scenario in them, and what is said of them. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { faultSentence, ScenariosWrong } from '../../src/scenarios/own/own'
import { readScenarios } from '../../src/scenarios/own/read-scenarios'

export const examples = resolve('src/scenarios/own/examples')
export const example = readFileSync(join(examples, 'cache-stampede/scenario.yaml'), 'utf8')

/** A folder with the example in it, changed. */
export function folder(change: (text: string) => string = (text) => text): string {
  const dir = mkdtempSync(join(tmpdir(), 'drill-own-'))
  onTestFinished(() => rmSync(dir, { recursive: true }))
  cpSync(join(examples, 'cache-stampede'), dir, { recursive: true })
  writeFileSync(join(dir, 'scenario.yaml'), change(example))
  return dir
}

export async function faults(dir: string): Promise<string[]> {
  try {
    return (await readScenarios(dir)).faults.map(faultSentence)
  } catch (error) {
    if (error instanceof ScenariosWrong) return error.faults.map(faultSentence)
    throw error
  }
}
