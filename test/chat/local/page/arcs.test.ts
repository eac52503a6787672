import { expect, test } from 'vitest'
import { arcsOf, dialSize, outlineOf, pointAt } from '../../../../src/chat/local/page/welcome/arcs'
import { defaultScript } from '../../../../src/drill/script'

test('the phases go once around the dial, each as wide as it is long', () => {
  const arcs = arcsOf(defaultScript.phases)
  expect(arcs[0]?.from).toBe(0)
  expect(arcs.at(-1)?.to).toBeCloseTo(360)
  for (const [index, { from, to, phase }] of arcs.entries()) {
    expect(to - from).toBeCloseTo(phase.minutes * 2)
    expect(from).toBeCloseTo(arcs[index - 1]?.to ?? 0)
    expect(outlineOf({ phase, from, to })).not.toMatch(/NaN|undefined/)
  }
})

test('a drill begins at three o’clock and goes clockwise', () => {
  const { x, y } = dialSize
  expect(pointAt(100, 0)).toEqual({ x: x + 100, y })
  expect(pointAt(100, 90)).toEqual({ x, y: y + 100 })
})
