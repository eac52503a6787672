/** A whole one-minute drill: three people before three browsers, none of whom has a mouse. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { describeInBrowser } from '../support/chromium'
import { composer, dialog, focused, log, openRoom, type Room, reads, tabTo } from '../support/room'

/** Goes to a button or link and presses it. */
async function presses(page: Page, name: string | RegExp, card = '', back = false): Promise<void> {
  await tabTo(page, name, back, card)
  await page.keyboard.press('Enter')
}

/** Goes to a field and types over what stands there. */
async function types(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
}

/** Goes to a list and chooses what begins with that letter. */
async function chooses(page: Page, label: string, letter: string): Promise<void> {
  await tabTo(page, label)
  await page.keyboard.press(letter)
}

async function line(page: Page, text: string): Promise<void> {
  await types(page, 'Message', text)
  await page.keyboard.press('Enter')
  await expect.poll(() => composer(page).inputValue()).toBe('')
}

describeInBrowser('a whole drill by keyboard', () => {
  let room: Room
  beforeAll(async () => {
    room = await openRoom()
  })
  afterAll(() => room?.close())

  test('from the plan to the report', async () => {
    onTestFailed(() => room.picture('keyboard'))
    const ines = await room.host()
    const [yuki, leila] = [await room.invited('Yuki'), await room.invited('Leila')]

    await ines.getByRole('button', { name: 'Start a drill' }).waitFor()
    await presses(ines, 'Start a drill')
    await dialog(ines).waitFor()
    expect(await focused(ines)).toBe('Title')
    await types(ines, 'Title', 'Night drill')
    await types(ines, 'Team', 'Team Alpha')
    await types(ines, 'Length (minutes)', '1')
    await presses(ines, 'Plan')
    await reads(ines, /"Night drill" is planned/)
    // The first screen has gone, so whoever planned goes on in the channel.
    await expect.poll(() => focused(ines)).toBe('Message')

    await log(yuki).getByRole('button', { name: 'Join' }).waitFor()
    await presses(yuki, 'Join')
    await dialog(yuki).waitFor()
    expect(await focused(yuki)).toBe('Role')
    await chooses(yuki, 'Role', 'i')
    expect(await dialog(yuki).getByLabel('Role', { exact: true }).inputValue()).toBe(
      'Incident Commander',
    )
    await presses(yuki, 'Join')
    await reads(yuki, /You are in as Incident Commander/)
    await expect.poll(() => focused(yuki)).toBe('Join')
    await line(leila, '/drill join responder')
    await reads(leila, /You are in as Responder/)
    await presses(leila, 'Reply in thread')
    await expect.poll(() => focused(leila)).toBe('Reply')
    await leila.keyboard.type('I am here')
    await leila.keyboard.press('Enter')
    await reads(ines, 'I am here')
    await leila.keyboard.press('Escape')
    await expect.poll(() => focused(leila)).toBe('Reply in thread')

    // A word that is whole holds nobody in the field.
    await types(ines, 'Message', '/drill hel')
    await ines.keyboard.press('Tab')
    await expect.poll(() => composer(ines).inputValue()).toBe('/drill help')
    await ines.keyboard.press('Tab')
    await expect.poll(() => focused(ines)).toBe('Send')
    // The button that everybody sees asks first.
    await presses(ines, 'Start now', 'Night drill', true)
    await dialog(ines).getByText('The drill starts now, in this channel.').waitFor()
    await expect.poll(() => focused(ines)).toBe('Start now')
    await ines.keyboard.press('Enter')

    // A line that completes itself, and what it then says.
    await reads(leila, /DRILL · D · /)
    await types(leila, 'Message', '/drill cl')
    await leila.getByRole('listbox', { name: 'Commands' }).waitFor()
    await leila.keyboard.press('ArrowDown')
    await leila.keyboard.press('Tab')
    await expect.poll(() => composer(leila).inputValue()).toBe('/drill claim ')
    expect(await focused(leila)).toBe('Message')
    await leila.keyboard.type('C the pool is empty')
    await leila.keyboard.press('Enter')
    await reads(leila, /Your claim on C names its cause/)

    // A dialog that is left gives the focus back to where it came from.
    await presses(leila, 'Claim', 'DRILL · A', true)
    await dialog(leila).waitFor()
    await leila.keyboard.press('Escape')
    await dialog(leila).waitFor({ state: 'detached' })
    await expect.poll(() => focused(leila)).toBe('Claim')

    // An own claim, at first with a confidence that is none.
    await presses(leila, 'Claim', 'DRILL · A')
    const claim = dialog(leila)
    await claim.waitFor()
    await types(leila, 'Root cause', 'Something with rounding & sums')
    await types(leila, 'Evidence', 'The sums part at the third row.')
    await types(leila, 'Confidence (%)', '101')
    await presses(leila, 'Send the claim')
    await claim.getByText(/101/).first().waitFor()
    await expect.poll(() => focused(leila)).toBe('Confidence (%)')
    expect(await claim.getByLabel('Root cause', { exact: true }).inputValue()).toContain('rounding')
    await types(leila, 'Confidence (%)', '70')
    await leila.keyboard.press('Enter')
    await reads(leila, /Your claim on A names its cause/)
    await presses(leila, "It's noise", 'DRILL · B')
    await reads(leila, /You call B noise/)

    // The Incident Commander claims for the team.
    await presses(yuki, 'Claim', 'DRILL · D')
    await dialog(yuki).waitFor()
    await types(yuki, 'Root cause', 'One query a row')
    await types(yuki, 'Confidence (%)', '60')
    await tabTo(yuki, 'For the team')
    await yuki.keyboard.press('Space')
    await presses(yuki, 'Send the claim')
    await reads(leila, 'One query a row')

    // The facilitator judges from the control card.
    await presses(ines, /control card/)
    await log(ines).getByRole('button', { name: 'Confirm', exact: true }).first().waitFor()
    await presses(ines, 'Confirm')
    await reads(ines, /1 of 4 judged|3 of 4 judged/)
    expect(await focused(ines)).not.toBe('')
    await presses(ines, /^night-drill/)

    // The reveal puts the fixes on the alerts' cards.
    const card = (letter: string) =>
      leila.getByRole('article').filter({ hasText: new RegExp(`^DRILL · ${letter} · `) })
    await card('A').getByRole('button', { name: 'Fix' }).first().waitFor({ timeout: 60_000 })
    await presses(leila, 'Fix', 'DRILL · A')
    await dialog(leila).waitFor()
    await types(leila, 'AI recommendation', 'Use decimals')
    await types(leila, 'Steps applied', 'Changed the type')
    await chooses(leila, 'Outcome', 's')
    await presses(leila, 'Keep')
    await reads(leila, /The fix of A is kept/)

    await log(yuki)
      .getByRole('button', { name: 'Answer the survey' })
      .first()
      .waitFor({ timeout: 60_000 })
    await presses(yuki, 'Answer the survey')
    await dialog(yuki).waitFor()
    for (const name of [
      'Investigative techniques',
      'AI assistance effectiveness',
      'Red-herring handling',
      'Dashboards / alerts quality',
    ])
      await chooses(yuki, name, '4')
    await presses(yuki, 'Send')
    await dialog(yuki).waitFor({ state: 'detached' })

    await reads(ines, /Drill report/, 60_000)
    await ines.getByRole('link', { name: /Night drill: reported/ }).waitFor()
    await presses(ines, /Night drill: reported/)
    await ines.getByRole('heading', { name: 'Night drill · Team Alpha' }).waitFor()
    expect(room.complaints).toEqual([])
  }, 180_000)
})
