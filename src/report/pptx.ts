/** The eight slides as a PowerPoint file: native charts and shapes, nothing drawn as a picture. */
import PptxGenJS from 'pptxgenjs'
import type { ChartSpec } from './chart-spec'
import type { Front } from './document'
import { callRing } from './pptx/call-ring'
import type { SeriesStyle } from './pptx/chart'
import type { Slide } from './pptx/draw'
import { fixTime } from './pptx/fix-time'
import { herringTimeline } from './pptx/herring-timeline'
import { kpiRadar } from './pptx/kpi-radar'
import { latency } from './pptx/latency'
import { font, slideSize } from './pptx/look'
import { defineMaster, headedSlide } from './pptx/master'
import { typed } from './pptx/measure'
import { missing } from './pptx/missing'
import { nextSteps } from './pptx/next-steps'
import { notesOf } from './pptx/notes'
import { finished } from './pptx/package'
import { runningTotal } from './pptx/running-total'
import { scores } from './pptx/scores'

/** One slide a spec, in their order. The same input gives the same bytes. */
export async function deck(specs: readonly ChartSpec[], front: Front): Promise<Uint8Array> {
  const pptx = new PptxGenJS()
  pptx.defineLayout({ name: '16:9', ...slideSize })
  pptx.layout = '16:9'
  pptx.theme = { headFontFace: font.name, bodyFontFace: font.name }
  pptx.title = typed(front.title)
  pptx.author = '3 A.M. Drill'
  pptx.company = pptx.author
  pptx.subject = `Report version ${front.version}`
  defineMaster(pptx, front)
  const styles = specs.flatMap((spec) => {
    const slide = headedSlide(pptx, spec)
    slide.addNotes(notesOf(spec, front))
    const style = draw(slide, spec)
    return style ? [style] : []
  })
  const written = await pptx.write({ outputType: 'uint8array', compression: false })
  if (!(written instanceof Uint8Array)) throw new Error('The deck was not written as bytes.')
  return finished(written, styles, front.at)
}

/** The styles of the slide's chart; nothing where it has shapes only. */
function draw(slide: Slide, spec: ChartSpec): readonly SeriesStyle[] | undefined {
  switch (spec.kind) {
    case 'running-total':
      return runningTotal(slide, spec)
    case 'call-ring':
      callRing(slide, spec)
      return undefined
    case 'latency':
      return latency(slide, spec)
    case 'herring-timeline':
      herringTimeline(slide, spec)
      return undefined
    case 'fix-time':
      return fixTime(slide, spec)
    case 'kpi-radar':
      return kpiRadar(slide, spec)
    case 'scores':
      return scores(slide, spec)
    case 'next-steps':
      nextSteps(slide, spec)
      return undefined
    case 'missing':
      missing(slide, spec)
      return undefined
    default:
      return spec satisfies never
  }
}
