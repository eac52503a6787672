/** The evidence as a page of its own, for whoever came by a link from a chat. Its key stands in the fragment, which no log gets. */
import '../frame/frame.css'
import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Mark } from '../frame/icons'
import { ThemeSwitch } from '../frame/theme-switch'
import { copied } from './cite'
import { EvidencePage, useDesk } from './evidence-page'
import { DrillState, ReadOnly } from './head'

const fragment = signal(location.hash.slice(1))
addEventListener('hashchange', () => {
  fragment.value = location.hash.slice(1)
})

/** Whether this address is that page's. */
export const isStandalone = (): boolean => location.pathname.startsWith('/evidence')

async function use(words: string): Promise<string> {
  return (await copied(words))
    ? 'Copied. Paste it into the evidence of your claim.'
    : `The browser forbids copying. Write down: ${words}`
}

export function StandaloneEvidence() {
  const [key = '', line = null] = fragment.value.split('/')
  return <Alone key={key} opener={key} line={line} />
}

function Alone({ opener, line }: { opener: string; line: string | null }) {
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
          line={line}
          linkOf={(id) => `${location.origin}/evidence/#${opener}/${id}`}
          use={use}
        />
      </main>
    </div>
  )
}
