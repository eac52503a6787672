import { filesOfVersion, formats } from '../drill/report-files'
import { latestReport } from '../drill/reports'
import { exportList } from '../messages/export-list'
import { inDrill, tell } from './answers'
import type { Command, DrillAsk, Reply } from './command'

const offered = `${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`

const files = async (ask: DrillAsk, wanted: string): Promise<Reply> => {
  const { drill } = ask.record
  const report = latestReport(ask.record)
  if (!report)
    return tell(
      drill.state === 'cancelled'
        ? 'That drill was cancelled, so it has no report.'
        : 'The report is being drawn up. Ask again in a moment.',
    )
  const format = formats.find((each) => each === wanted.toLowerCase().replace(/^\./, ''))
  if (wanted !== '' && format === undefined)
    return tell(`There is no format "${wanted}". \`/drill export\` gives ${offered}, or all.`)
  const { version } = report
  const there = filesOfVersion(await ask.library.filesOf(drill.id), version)
  const chosen = format === undefined ? there : there.filter((each) => each.format === format)
  if (chosen.length === 0)
    return tell(
      `Version ${version} of the report was not filed as ${format ?? 'a file'}. \`/drill export\` gives what there is.`,
    )
  return {
    kind: 'private',
    message: exportList({ title: drill.title, version, files: chosen }),
  }
}

/** `/drill export pdf`: the files of the newest report, or of an older drill by its button in `/drill history`. */
export const exportFiles: Command = {
  word: 'export',
  takes: '[md, pdf, pptx, json]',
  help: 'The report as files',
  say: inDrill((ask) => files(ask, ask.text)),
  press: { open: inDrill((ask) => files(ask, '')) },
}
