import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Threads of the bundle and programs that tests start come from dist.
    globalSetup: 'test/support/build.ts',
    // Processes, because native modules (canvas, libsql) do not all bear being loaded twice in one.
    pool: 'forks',
    // One more than the cores of a small machine: tests before a real browser mostly wait for its drill.
    maxWorkers: 3,
    // Whole drills in whole bots: a busy machine may take a while, and nothing here is about how long.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 15_000 } },
    // Real processes and browsers on a machine that others use too: what fails twice is broken.
    retry: process.env.CI ? 1 : 0,
    // .ci/run counts from this file.
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: 'out/test-results.json' }]]
      : ['default'],
  },
})
