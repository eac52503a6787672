/** Files in Teams: in a personal chat they go into one's own folder, after one has consented. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drillIn, pass } from '../support/teams/drills'
import { openTeamsStage, type TeamsStage } from '../support/teams/stage'
import type { Talker } from '../support/teams/talker'

describe('files', () => {
  let stage: TeamsStage
  let ada: Talker
  beforeAll(async () => {
    stage = await openTeamsStage()
    ada = stage.talker('ada')
    await drillIn(ada, stage)
    await stage.to(5)
    await ada.say('stop')
    await pass(stage, 120)
  })
  afterAll(() => stage?.close())
  const consents = () =>
    ada.direct().filter(({ attachments }) => JSON.stringify(attachments).includes('file.consent'))

  test('in the personal chat they are put into one’s own folder, if one consents', async () => {
    await ada.write('export')
    await expect.poll(() => consents().length, { timeout: 20_000 }).toBeGreaterThan(0)
    const [card] = consents()
    if (!card) throw new Error('No question.')
    expect((await stage.people.consent(card, true, { user: ada.id })).status).toBe(200)
    await expect
      .poll(() => [...stage.api.uploads().values()].filter(({ length }) => length > 0).length, {
        timeout: 20_000,
      })
      .toBe(1)
    await expect
      .poll(() => JSON.stringify(ada.direct().at(-1)?.attachments), { timeout: 20_000 })
      .toContain('file.info')
  })

  test('a no, another person’s yes and a made-up context put nothing anywhere', async () => {
    const eve = stage.talker('eve')
    const [card] = consents()
    if (!card) throw new Error('No question.')
    const before = stage.api.calls('upload').length
    await stage.people.consent(card, false, { user: ada.id })
    const place = { user: eve.id, conversation: stage.api.personalOf(eve.id) }
    const content = Object(card.attachments[0]?.content)
    const uploadInfo = {
      name: 'report.md',
      uploadUrl: stage.api.inside.uploadUrl('stolen.md'),
      contentUrl: 'https://contoso.example/stolen.md',
      uniqueId: 'x',
      fileType: 'md',
    }
    const context: unknown = content.acceptContext
    const value = { type: 'fileUpload', action: 'accept', context, uploadInfo }
    expect((await stage.people.invoke('fileConsent/invoke', value, place)).status).toBe(200)
    const forged = { ...value, context: { file: 'x', sig: 'y' } }
    expect((await stage.people.invoke('fileConsent/invoke', forged, place)).status).toBe(200)
    await stage.settle()
    expect(stage.api.calls('upload')).toHaveLength(before)
    expect(stage.api.complaints).toEqual([])
  })
})
