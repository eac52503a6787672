/** Figures from a file of one's own, chosen in a real browser. */
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { describeInBrowser } from '../support/chromium'
import { lookingAt } from '../support/looking'
import { dialog, openRoom, type Room, reads, says } from '../support/room'

describeInBrowser('figures from a file', () => {
  let room: Room
  beforeAll(async () => {
    room = await openRoom()
  })
  afterAll(() => room?.close())

  test('a wrong one is told by its row, a right one is previewed and stored', async () => {
    onTestFailed(() => room.picture('measure-file'))
    const page = await room.host()
    const look = lookingAt(page)
    const ines = await room.stage.visit('Ines')
    await ines.fill(await ines.say('/drill plan'), {
      title: 'Night drill',
      team: 'Alpha',
      lengthMinutes: 1,
    })
    await ines.say('/drill start')
    await page.goto(`${room.url}/#/channel/${ines.channel().id}`)
    await page.getByRole('button', { name: /noise/ }).first().waitFor()
    await says(page, '/drill measure A')
    const form = dialog(page)
    await form.waitFor()
    await form.getByLabel('What it shows', { exact: true }).selectOption('latency')
    const file = form.getByLabel('File', { exact: true })
    const take = (name: string, text: string) =>
      file.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await take('large.csv', 'x'.repeat(5 * 1024 * 1024 + 1))
    await form.getByText(/large\.csv has 5\.0 MB\. Choose one of at most 5 MB\./).waitFor()
    await take('latency.csv', 'before,after\n1820,350\nNaN,3\n')
    await form.getByText('Read: latency.csv.').waitFor()
    await form.getByRole('button', { name: 'Preview' }).click()
    await form.getByText('Row 3, before: “NaN” is no number.').waitFor()
    await look.at('measure-wrong', { brief: true })
    // As large as is taken.
    const rows = '1820,350\n'.repeat(99_999)
    await take('latency.csv', `before,after\n${rows}`)
    await form.getByRole('button', { name: 'Preview' }).click()
    await reads(page, /measured, imported: latency\.csv/, 30_000)
    await reads(page, '1.82 s')
    await look.at('measure-preview', {
      brief: true,
      show: () => page.getByRole('button', { name: 'Store', exact: true }).scrollIntoViewIfNeeded(),
    })
    expect(look.faults).toEqual([])
    await page.getByRole('button', { name: 'Store', exact: true }).click()
    await reads(page, /The figures are stored/)
    expect(room.complaints).toEqual([])
  })
})
