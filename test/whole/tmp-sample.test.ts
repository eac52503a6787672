import { writeFileSync } from 'node:fs'
import { test } from 'vitest'
import { openStage } from '../support/stage'
import { playSampleDrill } from '../support/sample-drill'
test('x', async () => {
  const stage = await openStage()
  await playSampleDrill(stage)
  const record = await stage.app.store.drill(await stage.drillId())
  writeFileSync('/tmp/sample.md', record?.reports[0]?.markdown ?? '')
  writeFileSync('/tmp/sample.json', record?.reports[0]?.json ?? '')
  writeFileSync('/tmp/sample-channel.txt', stage.channel().map((e) => e.minute + ' ' + e.fallback).join('\n\n'))
  await stage.close()
})
