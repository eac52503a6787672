/** The least that a picture can cost: chart.js draws it, the canvas writes it, nothing else. What the benchmark compares with. */
import { drawn } from './drawing'
import { sheetHeight, sheetWidth } from './sheet'

/** `chart`: a Chart.js configuration as JSON; drawn in this thread, at twice its size. */
export function bareChart(chart: string): Promise<Uint8Array> {
  const size = { width: sheetWidth, height: sheetHeight, devicePixelRatio: 2 }
  return drawn({ chart, ...size, backgroundColor: '#ffffff' }, (canvas) => canvas.encode('png'))
}
