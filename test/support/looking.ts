/** Looks at a page as it stands: in each width and theme its accessibility, its overflow, its cut text, its picture. */
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { seriousFindings } from './chromium'

const widths = [1440, 1024, 390] as const
type Width = (typeof widths)[number]
const themes = ['light', 'dark'] as const

interface Options {
  only?: readonly Width[]
  brief?: boolean
  show?: () => Promise<unknown>
}

export interface Looking {
  /**
   * `show`: what brings the thing into sight again after the window has changed; `only`: where else it is not
   * there; `brief`: one picture wide and light, one narrow and dark.
   */
  at(name: string, options?: Options): Promise<void>
  /** One sentence for each fault. */
  faults: string[]
  /** Serious and critical findings of axe-core by screen. */
  findings: Map<string, number>
}

/** Pictures go to out/screens/NAME-WIDTH-THEME.png. */
export function lookingAt(page: Page): Looking {
  const faults: string[] = []
  const findings = new Map<string, number>()
  const measure = async (where: string) => {
    const { overflow, cut } = seen.parse(await page.evaluate(whatIsCut))
    if (overflow > 0) faults.push(`${where}: ${overflow} px wider than the window`)
    for (const text of cut) faults.push(`${where}: cut: ${text}`)
  }
  const axe = async (where: string, name: string) => {
    const found = await seriousFindings(page)
    findings.set(name, (findings.get(name) ?? 0) + found.length)
    for (const { id, nodes } of found) faults.push(`${where}: ${id}: ${nodes.join(' | ')}`)
  }
  return {
    faults,
    findings,
    at: async (name, { only = widths, brief = false, show = async () => {} } = {}) => {
      for (const width of only) {
        await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
        for (const theme of themes) {
          const where = `${name} ${width} ${theme}`
          await page.emulateMedia({ colorScheme: theme })
          await page.evaluate(nextFrame)
          await show()
          await measure(where)
          if (brief && where !== `${name} 1440 light` && where !== `${name} 390 dark`) continue
          await page.screenshot({ path: `out/screens/${name}-${width}-${theme}.png` })
          // In between there is nothing that the widest and the narrowest do not have.
          if (width !== 1024 || only.length === 1) await axe(where, name)
        }
      }
      await page.emulateMedia({ colorScheme: 'light' })
      const [first = 1440] = only
      await page.setViewportSize({ width: first, height: 900 })
    },
  }
}

const seen = z.object({ overflow: z.number(), cut: z.array(z.string()) })

/** As text: what runs in the browser has other globals than what is compiled here. */
const nextFrame = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))`

/** Text that reaches out of what hides it, other than by an ellipsis or for screen readers only. */
const whatIsCut = `(() => {
  const cut = new Set()
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const isHidden = (style) => /hidden|clip/.test(style.overflowX + style.overflowY)
  const scrolls = (style) => /auto|scroll/.test(style.overflowX + style.overflowY)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent.trim()
    if (words === '' || !node.parentElement.checkVisibility({ visibilityProperty: true })) continue
    if (node.parentElement.closest('svg, select, option, script, style')) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    if (box.width < 1) continue
    let free = false
    for (let one = node.parentElement; one && !free; one = one.parentElement) {
      const style = getComputedStyle(one)
      if (style.textOverflow === 'ellipsis' || style.clipPath !== 'none') free = true
      else if (scrolls(style)) {
        const inside = one.getBoundingClientRect()
        if (!/auto|scroll/.test(style.overflowX) && box.right > inside.right + 1) cut.add(words.slice(0, 60))
        free = true
      } else if (isHidden(style)) {
        const inside = one.getBoundingClientRect()
        if (box.right > inside.right + 1.5 || box.left < inside.left - 1.5 || box.bottom > inside.bottom + 3 || box.top < inside.top - 3)
          cut.add(words.slice(0, 60))
      }
    }
    if (!free && (box.right > innerWidth + 1 || box.left < -1)) cut.add(words.slice(0, 60))
  }
  return { overflow: Math.max(0, document.documentElement.scrollWidth - innerWidth), cut: [...cut] }
})()`
