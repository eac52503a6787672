/** How a no is told: one private sentence or two, what is the case and then what would work. */
import type { Refusal } from '../drill/decision'
import { formatClock } from '../drill/duration'
import { currentFacilitators } from '../drill/participations'
import type { Stage } from '../drill/record-course'
import { isRevealed } from '../drill/visibility'
import { nameOf } from './naming'
import { notNow } from './not-now'
import { listed } from './spans'
import type { View } from './view'

/** `reader`: the person who asked. Commands stand between backticks. */
export function refusalSentence(refusal: Refusal, view: View | null, reader: string): string {
  switch (refusal.code) {
    case 'not-now':
      return notNow(refusal.word, refusal.state, facilitates(view, reader))
    case 'too-early':
      return tooEarly(refusal.word, refusal.opens, view)
    case 'facilitators-only':
      return refusal.word === 'sign-off'
        ? `Facilitators sign the report off. ${askThem(view)}`
        : `\`/drill ${refusal.word}\` is for facilitators. ${askThem(view)}`
    case 'facilitators-never-claim':
      return 'You facilitate this drill, or did, and may know what is behind its alerts, so you make no claims in it. `/drill note` takes what you observe.'
    case 'observers-do-not':
      return `An Observer watches and takes notes with \`/drill note\`. \`/drill join Responder\` makes you one who ${refusal.word === 'claim' ? 'claims' : 'takes part'}.`
    case 'facilitator-holds-no-role':
      return 'You facilitate this drill, so you hold no other role in it. `/drill leave` gives that up while another facilitator stays.'
    case 'last-facilitator':
      return view?.record.drill.state === 'planned'
        ? 'You are the only facilitator, so you cannot leave. Name another one with `/drill plan`, or drop the drill with `/drill cancel`.'
        : 'You are the only facilitator, so you cannot leave. `/drill stop` ends the drill with a report, `/drill cancel` without one.'
    case 'not-joined':
      return 'You hold no role in this drill, so there is nothing to leave. `/drill join` gives you one.'
    case 'already-that-role':
      return 'You hold that role already. `/drill join` with another role changes it.'
    case 'no-such-alert':
      return noSuchAlert(refusal.letters)
    case 'claims-closed':
      return 'The causes are told, so claims are closed. `/drill finding` takes what you found, `/drill fix` what you do about it.'
    case 'team-claim-not-yours':
      return 'Only the Incident Commander and the owner of the alert claim for the team. Send it as your own claim, with “For the team” left empty.'
    case 'claim-superseded':
      return 'Its author has replaced that claim by a newer one. `/drill claims` shows what stands now.'
    case 'own-claim':
      return `You cannot judge a claim of your own. ${othersJudge(view, reader)}`
    case 'no-such-record':
      return 'That is not there any more, or it is not yours. `/drill status` shows how the drill stands.'
    case 'undo-too-late':
      return view && isRevealed(view.record)
        ? 'A noise call can be taken back for two minutes, and not after the reveal. It stands.'
        : 'A noise call can be taken back for two minutes and until it is judged. `/drill claim` makes a new claim.'
    case 'nothing-to-take-over':
      return 'The facilitator’s role is not on offer to you now. `/drill status` says who facilitates.'
    case 'no-herring-left':
      return 'No planned red herring is left to raise. `/drill herring` with a text raises one in your own words.'
    case 'revealed-already':
      return 'The causes are told already. `/drill next` goes on to the next phase.'
    case 'no-hints-left':
      return `All three hints for ${refusal.letter} are given. \`/drill reveal\` tells the causes.`
    case 'not-the-author':
      return `${nameFor(view, refusal.by)} wrote that, and its author or a facilitator changes it. You can add your own.`
    case 'field':
      return refusal.sentence
    case 'signed-already':
      return `${nameFor(view, refusal.by)} has signed this version off already. A newer version starts unsigned: \`/drill report\`.`
    case 'report-unchanged':
      return `Version ${refusal.version} of the report says all that is recorded. Add or change something, then \`/drill report\` posts version ${refusal.version + 1}.`
    case 'no-lab':
      return `Nothing runs behind ${refusal.letter}: it comes without a system, and what its evidence shows is all there is. Once the fixes are open, \`/drill fix ${refusal.letter}\` takes remedies whose effect is stated, where there are some.`
    case 'run-waits':
      return `A run on ${refusal.letter} is under way with the remedies of its moment. Its result comes into the thread of the alert; "Take it back" there makes room for another.`
    case 'no-remedies':
      return `There are no remedies to run for ${refusal.letter} yet. \`/drill fix ${refusal.letter}\` takes them, with your prediction.`
    case 'no-prediction':
      return `Say first how well it will do: \`/drill fix ${refusal.letter}\` has a field for the predicted success.`
    case 'no-run':
      return `No run on ${refusal.letter} has a result yet, so there is nothing to replay. \`/drill stress ${refusal.letter}\` makes one.`
    case 'no-replay':
      return `What is behind ${refusal.letter} takes whole nights, so it is not replayed in real time. \`/drill evidence ${refusal.letter}\` shows what it measured.`
    case 'replay-waits':
      return `That run is being replayed already. What comes of it stands in its post, in the thread of ${refusal.letter}.`
    case 'replayed':
      return `That run was replayed already: its post in the thread of ${refusal.letter} has the figures. \`/drill stress ${refusal.letter}\` makes another run.`
    case 'run-over':
      return 'That run is over. Its result stands in the thread of the alert.'
    case 'preview-gone':
      return 'That preview is not there any more. `/drill measure` reads the figures again.'
    case 'measurement-stored':
      return 'Those figures are stored, and what is stored stays in the record. `/drill measure` takes newer ones, which then count instead.'
    case 'card-is-out':
      return `The adviser’s card on ${refusal.letter} is out: it stands in the thread of the alert. \`/drill ask ${refusal.letter}\` with a question asks on.`
    case 'card-waits':
      return `The adviser is asked about ${refusal.letter} already. Its card comes into the thread of the alert.`
    case 'asked-already':
      return `That was asked about ${refusal.letter} already. The answer stands in the thread of the alert, or comes there.`
    case 'adviser-spent':
      return `The adviser has been asked ${refusal.most} questions, which is all that a drill has. Its cards and answers stand in the threads of the alerts.`
    case 'cue-not-due':
      return 'That is not due now. `/drill status` shows how the drill stands.'
    default:
      return refusal satisfies never
  }
}

function facilitates(view: View | null, reader: string): boolean {
  return view !== null && currentFacilitators(view.record).includes(reader)
}

function nameFor(view: View | null, personId: string): string {
  return view ? nameOf(view, personId) : 'Somebody'
}

function askThem(view: View | null): string {
  const names = view ? currentFacilitators(view.record).map((id) => nameOf(view, id)) : []
  return names.length === 0 ? '`/drill help` says what you can do now.' : `Ask ${listed(names, 3)}.`
}

function othersJudge(view: View | null, reader: string): string {
  const others = view
    ? currentFacilitators(view.record).filter((personId) => personId !== reader)
    : []
  return view && others.length > 0
    ? `${listed(
        others.map((id) => nameOf(view, id)),
        3,
      )} can.`
    : 'It stands as not judged unless another facilitator joins in.'
}

/** Before the AI-Assisted Fix the reveal opens the same words. */
function tooEarly(word: string, opens: Stage, view: View | null): string {
  const phase = view?.record.phases.find((each) => each.stage === opens)
  const when = phase
    ? `with ${phase.name}, at ${formatClock(phase.start)} on the drill’s clock`
    : 'in a later phase'
  const sooner = opens === 'ai-fix' ? ', or with an earlier reveal' : ''
  if (word === 'ask')
    return `The adviser is closed. It opens ${when}${sooner}. Until then \`/drill evidence\` shows what there is to see.`
  return `\`/drill ${word}\` opens ${when}${sooner}. Until then \`/drill finding\` takes what you found.`
}

function noSuchAlert(letters: readonly string[]): string {
  const [first] = letters
  if (first === undefined) return 'No alert has arrived yet. Try again once there is one.'
  return letters.length === 1
    ? `There is one alert so far: ${first}. Name it by its letter.`
    : `There is no such alert. Name one by its letter: ${listed(letters, 26)}.`
}
