/** The whole report of a drill as a page to read, to print and to take away. */
import { useCallback, useEffect, useState } from 'preact/hooks'
import { type ReportAnswer, reportAnswer } from '../../wire'
import { reports } from '../state/model'
import { type Answer, request } from '../state/request'
import { Blocks } from './blocks'
import { contentsOf } from './contents'
import { Front } from './front'
import { Outline } from './outline'
import { picturesOf } from './picture'
import './report.css'

export function ReportView({ drillId }: { drillId: string }) {
  const [answer, setAnswer] = useState<Answer<ReportAnswer> | null>(null)
  // A later version, or a sign-off, is told by the stream; what is read stays till the new one is there.
  const told = JSON.stringify(reports.value.find(({ id }) => id === drillId) ?? null)
  const load = useCallback(async () => {
    const path = `/local/report?drill=${encodeURIComponent(drillId)}`
    return request(path, reportAnswer)
  }, [drillId])
  useEffect(() => setAnswer(null), [drillId])
  useEffect(() => {
    let wanted = true
    void load().then((fresh) => {
      if (wanted) setAnswer((before) => (fresh.ok || !before?.ok ? fresh : before))
    })
    return () => {
      wanted = false
    }
  }, [load, told])

  if (answer?.ok) return <Read report={answer.value} />
  return (
    <div class="report-state" role="status">
      {answer === null ? (
        <p>The report is being fetched.</p>
      ) : answer.status === 404 ? (
        <>
          <h1>No report yet</h1>
          <p>It is drawn up when the drill ends, and then stands here.</p>
        </>
      ) : (
        <>
          <h1>The report did not come</h1>
          <p>{answer.away ? 'The bot does not answer. Try again in a moment.' : answer.error}</p>
          <button type="button" class="button" onClick={() => void load().then(setAnswer)}>
            Try again
          </button>
        </>
      )}
    </div>
  )
}

function Read({ report }: { report: ReportAnswer }) {
  const contents = contentsOf(report.document)
  const images = report.document.filter((block) => block.kind === 'image')
  const pictures = picturesOf(images, report.pictures)
  return (
    <article class="report-page">
      <div class="report-room">
        <Outline sections={contents.sections} />
        <div class="report-text">
          <Front report={report} contents={contents} pictures={pictures} />
          {contents.sections.map(({ id, level, title, blocks }) => {
            const Heading = level === 2 ? 'h2' : 'h3'
            return (
              <section key={id} class={`report-section report-level-${level}`}>
                <Heading id={id} tabIndex={-1}>
                  {title}
                </Heading>
                <Blocks blocks={blocks} title={title} pictures={pictures} />
              </section>
            )
          })}
        </div>
      </div>
    </article>
  )
}
