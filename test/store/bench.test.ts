import { openStore } from '/work/main/src/store/prisma-store'
import { freshDatabase, migrations, freshStore } from '/work/main/test/support/databases'
import { emptyRecord, place, stamp, newId } from '/work/main/test/store/records'
import { test } from 'vitest'
async function go(name: string, store: any) {
  const r = emptyRecord(await place(store))
  const phases = Array.from({length: 9}, (_, i) => ({ id: newId(), ordinal: i+1, stage: 'setup' as const, name: 'x', activity: 'y', instruction: 'z', writeDown: 'w', metrics: ['a'], plannedStart: 0, plannedLength: 1, start: 0, length: 1, started: null, ended: null }))
  const cues = Array.from({length: 40}, (_, i) => ({ id: newId(), kind: 'phase' as const, subject: '1', rank: i, phase: 1, elapsed: 5, dueAt: 5+i, state: 'pending' as const, done: null, late: false }))
  const claims = Array.from({length: 40}, () => ({ id: newId(), alertId: 'a', kind: 'own' as const, noise: false, cause: 'because', evidence: 'e', disproof: 'd', confidence: 3, stamp, supersededBy: null, undone: null }))
  const takes = Array.from({length: 40}, () => ({ id: newId(), alertId: 'a', stamp }))
  const full = { ...r, phases, cues, claims, takes }
  let t = performance.now()
  await store.transaction((tx: any) => tx.saveDrill(null, full))
  console.log(name, 'insert', (performance.now()-t).toFixed(1))
  for (let k=0;k<3;k++){
  t = performance.now()
  for (let i=0;i<50;i++) await store.drill(full.drill.id)
  console.log(name, 'load', ((performance.now()-t)/50).toFixed(2))}
  t = performance.now()
  let rec: any = full
  for (let i=0;i<50;i++) { await store.transaction(async (tx: any) => { const b = await tx.lockDrill(full.drill.id); await tx.saveDrill(b, {...b, takes: [...b.takes, {id: newId(), alertId:'a', stamp}]}) }) }
  console.log(name, 'change', ((performance.now()-t)/50).toFixed(2))
}
test('bench', async () => {
  const f = await freshStore(); await go('sqlite', f.store); await f.close()
  const d = await freshDatabase()
  const s = await openStore({ databaseUrl: d.url, dataDir: '', migrations, now: 1 })
  await go('pg', s); await s.close(); await d.drop()
}, 60000)
