import './evidence-page.css'
import { useEffect, useMemo } from 'preact/hooks'
import { type EvidenceSpot, readSpot, spotText } from '../../../../messages/evidence-spot'
import { Drawer } from '../frame/drawer'
import { type Bench, BenchContext } from './bench'
import { Said } from './chosen'
import { createDesk, type Desk } from './desk'
import { Filters } from './filters'
import { goTo } from './go-to'
import { LineCard } from './line-card'
import { LineTable } from './lines'
import { MetricBeside, Metrics } from './metrics'
import { TimeRange } from './range'
import { sideBySide } from './room'
import { sheetOpen } from './sheet'
import { Tabs } from './tabs'
import { TraceView } from './trace'

interface Props {
  /** What opens the evidence; another key is another page. */
  desk: Desk
  /** Where it opens; another spot leads there in the open page. */
  spot: EvidenceSpot
  copying: Bench['copying']
  wayTo: Bench['wayTo']
  use: Bench['use']
}

/** A desk that asks as long as it is on screen. */
export function useDesk(key: string): Desk {
  const desk = useMemo(() => createDesk(key), [key])
  useEffect(() => desk.start(), [desk])
  return desk
}

/** A drill's logs, traces and metrics up to its present moment. */
export function EvidencePage({ desk, spot, copying, wayTo, use }: Props) {
  const ready = desk.state.value !== null
  const where = spotText(spot)
  useEffect(() => {
    if (ready && where !== '') void goTo(desk, readSpot(where))
  }, [desk, ready, where])
  const { value: trouble } = desk.trouble
  if (trouble?.kind === 'end' || !ready) {
    return (
      <div class="evidence evidence-late">
        <p role="status">{trouble?.text}</p>
      </div>
    )
  }
  return (
    <BenchContext.Provider value={{ desk, copying, wayTo, use }}>
      <div class={`evidence${sideBySide.value ? ' evidence-wide' : ''}`}>
        <Tabs />
        {desk.view.value === 'metrics' ? (
          <Metrics />
        ) : (
          <>
            <TimeRange />
            <Filters />
            <div class="evidence-both">
              <LineTable />
              {sideBySide.value && (
                <div class="evidence-beside">
                  <TraceView />
                  <MetricBeside />
                  <LineCard />
                </div>
              )}
            </div>
            {!sideBySide.value && sheetOpen.value && (
              <Drawer
                from="below"
                label="Line and trace"
                onClose={() => {
                  sheetOpen.value = false
                }}
              >
                <div class="evidence-over">
                  {desk.trace.value && desk.trace.value.id === desk.chosen.value?.trace && (
                    <TraceView />
                  )}
                  <LineCard />
                </div>
              </Drawer>
            )}
          </>
        )}
        <Said />
      </div>
    </BenchContext.Provider>
  )
}
