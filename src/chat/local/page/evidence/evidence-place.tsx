/** The evidence of a drill inside the page's frame. */
import { useEffect, useState } from 'preact/hooks'
import { anySpot, type EvidenceSpot } from '../../../../messages/evidence-spot'
import { Frame } from '../frame/frame'
import { Head } from '../frame/head'
import { screen } from '../frame/screen'
import { channels, lastChannel, you } from '../state/model'
import { hrefOf } from '../state/place'
import { request } from '../state/request'
import { keyAnswer } from './answers'
import { EvidencePage, useDesk } from './evidence-page'
import { DrillState, ReadOnly } from './head'
import { EvidenceIcon } from './icons'
import { useIn } from './use-in-claim'

const again = 5_000

/** Asks for a key until there is one. A key is a person's own, so whoever becomes another gets another. */
export function EvidencePlace({ drill, spot }: { drill: string; spot: EvidenceSpot }) {
  const person = you.value
  const [key, setKey] = useState<string | null>(null)
  const [trouble, setTrouble] = useState('')
  const channelId = channels.value.find(({ panel }) => panel?.drillId === drill)?.id ?? null
  useEffect(() => {
    if (channelId !== null) lastChannel.value = channelId
  }, [channelId])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let over = false
    const round = async () => {
      const path = `/local/evidence-key?drill=${encodeURIComponent(drill)}`
      const answer = await request(path, keyAnswer)
      if (over) return
      if (answer.ok) return setKey(answer.value.key)
      setTrouble(answer.away ? 'The bot does not answer. This page tries again.' : answer.error)
      timer = setTimeout(() => void round(), again)
    }
    setKey(null)
    void round()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [drill, person])
  if (key === null) {
    return (
      <Frame
        head={<Head icon={<EvidenceIcon size={20} />} title="Evidence" under="" />}
        panel={null}
      >
        <p class="frame-late" role="status">
          {trouble}
        </p>
      </Frame>
    )
  }
  return <Opened key={key} opener={key} drill={drill} spot={spot} channelId={channelId} />
}

interface OpenedProps {
  opener: string
  drill: string
  spot: EvidenceSpot
  channelId: string | null
}

function Opened({ opener, drill, spot, channelId }: OpenedProps) {
  const desk = useDesk(opener)
  // Without a key: whoever gets it opens it as themselves.
  const wayTo = (line: string) =>
    `${location.origin}/${hrefOf({ kind: 'evidence', drill, spot: { ...anySpot, line } })}`
  const head = (
    <Head
      icon={<EvidenceIcon size={20} />}
      title="Evidence"
      under={desk.state.value ? desk.state.value.title : ''}
    >
      {screen.value !== 'phone' && <ReadOnly />}
      <DrillState desk={desk} />
    </Head>
  )
  return (
    <Frame head={head} panel={null}>
      <EvidencePage
        desk={desk}
        spot={spot}
        copying="Copy line and link"
        wayTo={wayTo}
        use={useIn(channelId, desk)}
      />
    </Frame>
  )
}
