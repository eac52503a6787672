/** Names and texts that no one tested a layout with: long, from right to left, emoji, and such as would be code. */
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { describeInBrowser } from '../support/chromium'
import { until, wordsOf } from '../support/page-stage'
import {
  composer,
  dialog,
  isNoWiderThanItsRoom,
  log,
  openRoom,
  type Room,
  reads,
  says,
} from '../support/room'

const image = '<img src=x onerror="globalThis.hit = 1">'
const script = '<script>globalThis.hit = 1</script>'
const markdown = '**bold** _under_ `code` [a link](javascript:globalThis.hit=1) # no heading'
const hebrew = 'שלום לכולם, המערכת נפלה'
const family = '👩‍👩‍👧‍👦🏳️‍🌈'
const names = ['M'.repeat(80), `${hebrew} ${hebrew}`, family, image, script, 'Zoë  Ǆ']
/** Of exactly as many characters as a field takes, with no place to break. */
const full = (start: string) => start.padEnd(3_000, 'W')

describeInBrowser('odd words', () => {
  let room: Room
  beforeEach(async () => {
    room = await openRoom()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await room?.picture('odd-words')
    await room?.close()
  })

  async function addPeople(all: readonly string[]): Promise<void> {
    const { hostKey, key } = await room.stage.host()
    for (const name of all) {
      const response = await fetch(`${room.url}/local/people`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${key}`,
          'x-drill-host': hostKey ?? '',
        },
        body: JSON.stringify({ id: null, name }),
      })
      expect(response.status, name).toBe(200)
    }
  }

  const field = (page: Page, label: string) => dialog(page).getByLabel(label, { exact: true })

  for (const width of [1440, 390])
    test(`are text and nothing more, and have room, at ${width} px`, async () => {
      await addPeople([...names, ...Array.from({ length: 47 }, (_, i) => `Person ${i + 8}`)])
      const host = await room.stage.visit('Ines')
      const leila = await room.stage.visit('Leila')
      await host.fill(await host.say('/drill plan'), {
        title: image,
        team: `${script} ${'T'.repeat(200)}`,
        objective: markdown,
        lengthMinutes: '1',
      })
      await host.say('/drill start')
      for (const text of [image, script, markdown, full(hebrew), full('x'), family.repeat(200)])
        await leila.say(text)
      for (const name of ['MM', image, family]) {
        const visitor = await room.stage.visit(name)
        await visitor.say(`/drill join ${name === 'MM' ? 'ic' : 'responder'}`)
        await visitor.say(`hello from ${name}`)
      }

      const page = await room.host({ width })
      await composer(page).waitFor()
      await reads(page, image)
      await reads(page, script)
      await reads(page, markdown)
      await reads(page, `hello from ${image}`)
      expect(await isNoWiderThanItsRoom(page)).toBe(true)
      const all = leila.entries
      await until(
        () => all().some((entry) => wordsOf(entry).startsWith('DRILL · A')),
        'an alert',
        15_000,
      )

      const guest = await room.invited('Leila', { width })
      await reads(guest, /DRILL · A · /)
      await says(guest, '/drill claim A')
      for (const [label, start] of [
        ['Root cause', image],
        ['Evidence', hebrew],
        ['What would prove it wrong', markdown],
      ] as const)
        await field(guest, label).fill(full(start))
      await field(guest, 'Confidence (%)').fill('70')
      expect(await isNoWiderThanItsRoom(guest)).toBe(true)
      await dialog(guest).getByRole('button', { name: 'Send the claim' }).click()
      await dialog(guest).waitFor({ state: 'detached' })
      await reads(guest, /Your claim on A names its cause/)

      // The facilitator reads all of it on the control card, and plans with sixty people.
      await page.goto(`${room.url}/#/direct`)
      await log(page).getByText(image).first().waitFor()
      expect(await isNoWiderThanItsRoom(page)).toBe(true)
      await says(page, '/drill claims')
      await reads(page, /WWWW/)
      expect(await isNoWiderThanItsRoom(page)).toBe(true)
      await host.say('/drill stop')
      await page.goto(`${room.url}/#/welcome`)
      await page.getByRole('button', { name: 'Start a drill' }).waitFor()
      expect(await isNoWiderThanItsRoom(page)).toBe(true)
      await page.getByRole('button', { name: 'Start a drill' }).click()
      await dialog(page).getByText('60', { exact: false }).first().waitFor()
      await dialog(page).getByText('M'.repeat(80)).scrollIntoViewIfNeeded()
      expect(await isNoWiderThanItsRoom(page)).toBe(true)
      await page.keyboard.press('Escape')

      // The report prints the words of everybody, at its width.
      await reads(page, /Drill report/, 30_000)
      expect(await isNoWiderThanItsRoom(page)).toBe(true)
      for (const each of [page, guest])
        expect(await each.evaluate('globalThis.hit')).toBe(undefined)
      expect(room.complaints).toEqual([])
    })
})
