/** A channel in which two thousand things were said. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { describeInBrowser } from '../support/chromium'
import { composer, log, openRoom, type Room, reads, says } from '../support/room'

const count = 2_000

/** All of it stands within what shows of the log. */
async function inSight(page: Page, one: Locator): Promise<boolean> {
  const [box, room] = [await one.boundingBox(), await log(page).boundingBox()]
  return (
    box !== null &&
    room !== null &&
    box.y >= room.y - 1 &&
    box.y + box.height <= room.y + room.height + 1
  )
}

describeInBrowser('a long log', () => {
  let room: Room
  beforeAll(async () => {
    room = await openRoom()
  })
  afterAll(() => room?.close())

  test('shows its end, brings the rest, and stays where one reads', async () => {
    onTestFailed(() => room.picture('long-log'))
    const { stage } = room
    const visitor = await stage.visit('Yuki')
    const { entries } = stage.app.store
    const channelId = visitor.channel().id
    const workspaceId = (await stage.app.store.channel(channelId))?.workspaceId ?? ''
    for (let i = 0; i < count; i++)
      await entries.put(workspaceId, {
        key: `bulk:${i}`,
        channelId,
        readerId: null,
        threadId: null,
        authorId: i % 7 === 0 ? null : visitor.person.id,
        body: JSON.stringify({ kind: 'typed', text: `line ${i}` }),
        at: stage.clock.now() - (count - i) * 60_000,
      })

    const ines = await room.host()
    await ines.getByRole('link', { name: '#night-drill' }).click()
    const line = (i: number) => log(ines).getByText(`line ${i}`, { exact: true })
    await line(count - 1).waitFor()
    expect(await inSight(ines, line(count - 1))).toBe(true)

    const earlier = log(ines).getByRole('button', { name: /Show earlier|Asking for it/ })
    const shown = async () =>
      Number(await ines.evaluate(`document.querySelectorAll('[role=log] [data-entry]').length`))
    while ((await earlier.count()) > 0) {
      const before = await shown()
      await earlier.scrollIntoViewIfNeeded()
      // A handle, not a locator: the row itself has to stay, and thousands of rows aren't searched anew.
      const row = await log(ines).locator('.entry').first().elementHandle()
      const topOf = async () => (await row?.boundingBox())?.y ?? Number.NaN
      const top = await topOf()
      await earlier.click()
      // The last press may find that all was there already.
      await expect
        .poll(async () => (await shown()) > before || (await earlier.count()) === 0)
        .toBe(true)
      if ((await shown()) === before) break
      await expect.poll(async () => Math.abs((await topOf()) - top)).toBeLessThan(8)
    }
    expect(await shown()).toBe(count)
    await line(0).waitFor()

    // Whoever reads far up is told of what comes, and not moved.
    await line(0).scrollIntoViewIfNeeded()
    await visitor.say('news from below')
    await ines.getByRole('button', { name: '1 new below' }).waitFor()
    expect(await inSight(ines, line(0))).toBe(true)

    // Typing is as quick as ever.
    const began = Date.now()
    await composer(ines).pressSequentially('still quick to type in here, however much there is')
    expect(Date.now() - began).toBeLessThan(4_000)
    await says(ines, 'said at the end')
    await reads(ines, 'said at the end')
    await expect.poll(() => inSight(ines, log(ines).getByText('said at the end'))).toBe(true)
    expect(room.complaints).toEqual([])
  }, 240_000)
})
