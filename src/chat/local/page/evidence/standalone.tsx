/** The evidence as a page of its own, for whoever came by a link from a chat. */
import '../frame/frame.css'
import { useEffect } from 'preact/hooks'
import type { EvidenceSpot } from '../../../../messages/evidence-spot'
import { Mark } from '../frame/icons'
import { ThemeSwitch } from '../frame/theme-switch'
import { Whole } from '../frame/whole'
import { copied } from './cite'
import { EvidencePage, useDesk } from './evidence-page'
import { DrillState, ReadOnly } from './head'
import { standing } from './standalone-key'

/** Whether this address is that page's. */
export const isStandalone = (): boolean => location.pathname.startsWith('/evidence')

async function use(words: string): Promise<string> {
  return (await copied(words))
    ? 'Copied. Paste it into the evidence of your claim.'
    : `The browser forbids copying. Write down: ${words}`
}

export function StandaloneEvidence() {
  const { key, spot } = standing.value
  return key === null ? <WithoutKey spot={spot} /> : <Alone key={key} opener={key} spot={spot} />
}

/** An address that somebody copied: it says where, and each reader brings their own way in. */
function WithoutKey({ spot }: { spot: EvidenceSpot }) {
  const line = spot.line === null ? '' : ` E-${spot.line}`
  return (
    <Whole title="This page opens by a link of your own.">
      <p>
        Say <code>/drill evidence{line}</code> in the drill’s channel: the answer has it.
      </p>
    </Whole>
  )
}

function Alone({ opener, spot }: { opener: string; spot: EvidenceSpot }) {
  const desk = useDesk(opener)
  const title = desk.state.value?.title
  useEffect(() => {
    document.title = title === undefined ? 'Evidence · Drill' : `Evidence: ${title} · Drill`
  }, [title])
  const { value: state } = desk.state
  return (
    <div class="evidence-alone">
      <div class="frame-tape" />
      <main>
        <header class="evidence-alone-head">
          <Mark size={24} />
          <h1>Evidence</h1>
          <ReadOnly />
          <p class="evidence-alone-title">
            {state && (
              <>
                <bdi>{state.title}</bdi> · <bdi>{state.team}</bdi>
              </>
            )}
          </p>
          <DrillState desk={desk} />
          <ThemeSwitch />
        </header>
        <EvidencePage
          desk={desk}
          spot={spot}
          copying="Copy line and command"
          wayTo={(id) => `/drill evidence E-${id}`}
          use={use}
        />
      </main>
    </div>
  )
}
