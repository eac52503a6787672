/** A whole one-minute drill: three people before three browsers, by mouse. */
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { describeInBrowser } from '../support/chromium'
import { dialog, log, openRoom, type Room, reads, says } from '../support/room'

describeInBrowser('a whole drill by mouse', () => {
  let room: Room
  beforeAll(async () => {
    room = await openRoom()
  })
  afterAll(() => room?.close())

  test('from the plan to the report', async () => {
    onTestFailed(() => room.picture('mouse'))
    const ines = await room.host()
    const [yuki, leila] = [await room.invited('Yuki'), await room.invited('Leila')]

    await ines.getByRole('button', { name: 'Start a drill' }).click()
    const plan = dialog(ines)
    await plan.getByLabel('Title', { exact: true }).fill('Night drill')
    await plan.getByLabel('Team', { exact: true }).fill('Team Alpha')
    await plan.getByLabel('Length (minutes)', { exact: true }).fill('1')
    await plan.getByRole('button').last().click()
    await reads(ines, /Night drill/)

    await log(yuki).getByRole('button', { name: 'Join' }).click()
    await dialog(yuki)
      .getByLabel('Role', { exact: true })
      .selectOption({ label: 'Incident Commander' })
    await dialog(yuki).getByRole('button', { name: 'Join', exact: true }).click()
    await says(leila, '/drill join responder')
    await log(ines).getByRole('button', { name: 'Start now' }).first().click()

    const alert = (letter: string) =>
      leila.getByRole('article').filter({ hasText: new RegExp(`^DRILL · ${letter} · `) })
    await reads(leila, /DRILL · D · /)
    await reads(yuki, /DRILL · D · /)
    expect((await alert('A').first().textContent())?.startsWith('DRILL · A · ')).toBe(true)

    // An own claim, at first with a confidence that is none.
    await alert('A').getByRole('button', { name: 'Claim' }).click()
    const claim = dialog(leila)
    await claim
      .getByLabel('Root cause', { exact: true })
      .fill('Something with <b>rounding</b> & sums')
    await claim.getByLabel('Evidence', { exact: true }).fill('The sums part at the third row.')
    await claim.getByLabel('Confidence (%)', { exact: true }).fill('101')
    await claim.getByRole('button', { name: 'Send the claim' }).click()
    await claim.getByText(/101/).first().waitFor()
    expect(await claim.getByLabel('Root cause', { exact: true }).inputValue()).toContain('rounding')
    await claim.getByLabel('Confidence (%)', { exact: true }).fill('70')
    await claim.getByRole('button', { name: 'Send the claim' }).click()
    await reads(leila, /Your claim on A names its cause/)
    // Noise by a button, one in a line, and one for the team.
    await alert('B').getByRole('button', { name: "It's noise" }).click()
    await reads(leila, /You call B noise/)
    await alert('C').getByRole('button', { name: "I'm on it" }).click()
    await says(leila, '/drill claim C the pool is empty')
    await reads(leila, /Your claim on C/)
    await says(yuki, '/drill claim D')
    await dialog(yuki).getByLabel('Root cause', { exact: true }).fill('One query a row')
    await dialog(yuki).getByLabel('Confidence (%)', { exact: true }).fill('60')
    await dialog(yuki).getByLabel('For the team', { exact: true }).check()
    await dialog(yuki).getByRole('button', { name: 'Send the claim' }).click()
    await reads(leila, 'One query a row')

    // The facilitator judges from the control card.
    await ines.getByRole('link', { name: /control card/ }).click()
    await log(ines).getByRole('button', { name: 'Confirm', exact: true }).first().click()
    await reads(ines, /3 of 4 judged|1 of 4 judged/)
    await ines.getByRole('link', { name: /night-drill/ }).click()

    // The reveal puts the fixes on the alerts' cards.
    await alert('A').getByRole('button', { name: 'Fix' }).first().click({ timeout: 60_000 })
    const fix = dialog(leila)
    await fix.getByLabel('AI recommendation', { exact: true }).fill('Use decimals')
    await fix.getByLabel('Steps applied', { exact: true }).fill('Changed the type')
    await fix.getByLabel('Outcome', { exact: true }).selectOption({ label: 'Successful' })
    await fix.getByRole('button', { name: 'Keep' }).click()
    await reads(leila, /The fix of A is kept/)

    await log(yuki)
      .getByRole('button', { name: 'Answer the survey' })
      .first()
      .click({ timeout: 60_000 })
    const survey = dialog(yuki)
    for (const name of [
      'Investigative techniques',
      'AI assistance effectiveness',
      'Red-herring handling',
      'Dashboards / alerts quality',
    ])
      await survey.getByLabel(name, { exact: true }).selectOption('4')
    await survey.getByRole('button', { name: 'Send' }).click()
    await survey.waitFor({ state: 'hidden' })

    await reads(ines, /Drill report/, 60_000)
    await says(ines, '/drill debrief')
    await dialog(ines).getByLabel('Brief description', { exact: true }).fill('A short night.')
    await dialog(ines)
      .getByLabel('Effective', { exact: false })
      .first()
      .check()
      .catch(() => {})
    await expect.poll(() => log(leila).locator('img').count(), { timeout: 20_000 }).toBe(8)
    const drawn =
      "[...document.querySelectorAll('[role=log] img')].map((img) => img.naturalWidth > 0 && img.alt.length > 10)"
    await expect.poll(() => leila.evaluate(drawn)).toEqual(Array(8).fill(true))
    expect(room.complaints).toEqual([])
  }, 180_000)
})
