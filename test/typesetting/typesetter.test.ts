/** The thread that makes PDFs and decks, as the bot runs it. */
import { createCanvas } from '@napi-rs/canvas'
import { expect, test } from 'vitest'
import { programPaths } from '../../src/paths'
import type { Document, Front } from '../../src/report/document'
import { typesetters } from '../../src/typesetting/typesetter'
import { readPdf } from '../report/pdf-reader'

const front: Front = {
  title: 'Night drill',
  team: 'Team Alpha',
  date: '2026-01-03',
  version: 1,
  at: Date.UTC(2026, 0, 3),
  kind: 'drill',
}
const document: Document = [
  { kind: 'heading', level: 1, text: 'Report' },
  { kind: 'rule' },
  { kind: 'image', file: 'slide-1.png', title: 'Finding', alt: 'What it tells' },
]

function picture(width: number, height: number): Uint8Array {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  return canvas.toBuffer('image/png')
}

test('one report after the other, each with its own pictures, in one thread or another', async () => {
  const open = typesetters(programPaths().typesetting)
  const made = async (png: Uint8Array | null) => {
    const typesetter = open()
    const pdf = typesetter.document(document, front)
    typesetter.picture('slide-1.png', png)
    const bytes = Buffer.from(await pdf)
    await typesetter.close()
    return bytes
  }
  const first = await made(picture(100, 60))
  const square = await made(picture(50, 50))
  const none = await made(null)
  expect((await made(picture(100, 60))).equals(first)).toBe(true)
  expect(first.toString('latin1')).toContain('/Width 100\n/Height 60')
  expect(square.toString('latin1')).toContain('/Width 50\n/Height 50')
  expect((await readPdf(none)).pages.join(' ')).toContain('Finding: What it tells')
})

test('what is not done when it is closed rejects, and the next report has a typesetter all the same', async () => {
  const open = typesetters(programPaths().typesetting)
  const closed = open()
  const never = closed.document(document, front)
  never.catch(() => {})
  await closed.close()
  await expect(never).rejects.toThrow('The typesetter was closed.')
  await expect(closed.deck([], front)).rejects.toThrow('The typesetter was closed.')
  const next = open()
  next.picture('slide-1.png', null)
  expect((await next.document(document, front)).length).toBeGreaterThan(1000)
  await next.close()
})
