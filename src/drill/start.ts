/** The start: the script is laid out, the alerts are drawn, every cue is written down. */
import { withModel } from './adviser-models'
import { drawSettings } from './adviser-settings'
import { replaced, stampOf, withDrill } from './change'
import { minute } from './clock'
import { scriptCues } from './cues'
import { type Act, type Decision, done } from './decision'
import { shuffled } from './draw'
import { alertOf, drawHerrings } from './herrings'
import type { DrillRecord } from './record'
import type { Alert } from './record-alerts'
import type { Cue, Inject, Phase } from './record-course'
import { defaultScript, type ScaledScript, scaleScript } from './script'

export function start(record: DrillRecord, act: Act): Decision {
  const alerts = drawAlerts(record, act)
  const script = scaleScript(defaultScript, record.drill.lengthMinutes)
  const going = withDrill(record, {
    state: 'running',
    startedAt: act.now,
    facilitatorActedAt: act.now,
  })
  const phases = script.phases.map(
    (phase): Phase => ({
      id: act.newId(),
      ordinal: phase.ordinal,
      stage: phase.stage,
      name: phase.name,
      activity: phase.activity,
      instruction: phase.instruction,
      writeDown: phase.writeDown,
      metrics: phase.metrics,
      plannedStart: phase.start,
      plannedLength: phase.length,
      start: phase.start,
      length: phase.length,
      started: null,
      ended: null,
    }),
  )
  const startCue = record.cues.find((cue) => cue.kind === 'start' && cue.state === 'pending')
  const cues = startCue
    ? replaced(record.cues, {
        ...startCue,
        state: 'done',
        done: stampOf(record, act),
      } satisfies Cue)
    : record.cues
  const adviserSettings = drawSettings(alerts, { ...stampOf(record, act), by: null }, act)
  const laidOut = { ...going, phases, alerts, adviserSettings }
  const slots = alertSlots(laidOut, script)
  const injects = [...alertInjects(alerts, slots, act), ...playedInjects(script, act)]
  const ready = withModel({ ...laidOut, injects }, act.model ?? null, act)
  return done({ ...ready, cues: [...cues, ...scriptCues(ready, act)] }, [{ type: 'started' }])
}

function alertInjects(
  alerts: readonly Alert[],
  slots: ReadonlyMap<string, number>,
  act: Act,
): Inject[] {
  return alerts.map(({ id, symptom }) => ({
    id: act.newId(),
    kind: 'alert',
    at: slots.get(id) ?? 0,
    subject: id,
    role: '',
    text: symptom,
  }))
}

/** The words are kept with the drill: a newer version of the bot plays what was planned. */
function playedInjects(script: ScaledScript, act: Act): Inject[] {
  return script.playedMessages.flatMap(({ at, key }): Inject[] => {
    const played = act.catalogue.playedMessages.find((each) => each.key === key)
    if (!played) return []
    const { role, text } = played
    return [{ id: act.newId(), kind: 'played-message', at, subject: key, role, text }]
  })
}

/** The plan's scenarios and herrings in an order drawn by the seed. */
function drawAlerts(record: DrillRecord, act: Act): Alert[] {
  const scenarios = act.catalogue.scenarios.filter((each) =>
    record.drill.scenarioIds.includes(each.id),
  )
  return shuffled([...scenarios, ...drawHerrings(record, act)], act.random).map((subject) =>
    alertOf(subject, act),
  )
}

/** Drill ms of each alert: the script's first n slots, but for a herring whose minute the facilitator set. */
function alertSlots(record: DrillRecord, script: ScaledScript): Map<string, number> {
  const set =
    record.drill.herringMinute === null ? undefined : record.alerts.find((alert) => alert.herring)
  const rest = record.alerts.filter((alert) => alert !== set)
  const slots = new Map(rest.map((alert, index) => [alert.id, script.alertSlot(index)] as const))
  if (set && record.drill.herringMinute !== null)
    slots.set(set.id, record.drill.herringMinute * minute)
  return slots
}
