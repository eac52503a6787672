import { execFileSync } from 'node:child_process'

/** Builds what is stale before the tests, once. */
export default function build(): void {
  execFileSync(process.execPath, ['src/cli/run.mjs', '--build'], { stdio: 'inherit' })
}
