/** The report's first page: what the drill showed, five figures, one picture; and the version that is read. */
import type { ReportAnswer } from '../../wire'
import { dateOf, timeOf } from '../panel/times'
import type { Contents } from './contents'
import { ForemostFigures } from './figures'
import { Files } from './files'
import { InlineText } from './inline'
import { Gallery, type Pictured } from './picture'
import './front.css'

interface Props {
  report: ReportAnswer
  contents: Contents
  pictures: readonly Pictured[]
}

export function Front({ report, contents, pictures }: Props) {
  return (
    <header class="report-front">
      <p class="report-kind">{contents.heading}</p>
      <h1 class="report-name" dir="auto">
        {report.title} · {report.team}
      </h1>
      {contents.verdict.map((line) => (
        <p key={line} class="report-verdict" dir="auto">
          {line}
        </p>
      ))}
      <Files files={report.files} />
      <dl class="report-facts">
        <Version report={report} />
      </dl>
      <ForemostFigures lines={contents.figures} />
      {contents.picture && <Gallery images={[contents.picture]} all={pictures} />}
      <dl class="report-facts">
        {contents.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <InlineText text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

const momentText = (at: number) => `${dateOf(at)}, ${timeOf(at)} (your time)`

function Version({ report: { version, at, signedOff, sha256 } }: { report: ReportAnswer }) {
  return (
    <>
      <div>
        <dt>Version</dt>
        <dd>
          {version}, drawn up {momentText(at)}
        </dd>
      </div>
      <div>
        <dt>Signed off</dt>
        <dd>
          {signedOff ? (
            <>
              by <bdi>{signedOff.by}</bdi>, {momentText(signedOff.at)}
            </>
          ) : (
            'Not yet. A facilitator signs it off.'
          )}
        </dd>
      </div>
      <div>
        <dt>SHA-256</dt>
        <dd>
          <code class="report-hash">{sha256}</code>
        </dd>
      </div>
    </>
  )
}
