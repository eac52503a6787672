/** Every word of `/drill`, in the order in which help lists them. It drives dispatch, help, completion and the README. */
import { action } from './action'
import { ask } from './ask'
import { brief } from './brief'
import { cancel } from './cancel'
import { check } from './check'
import { claim } from './claim'
import { claims } from './claims'
import type { Command } from './command'
import { debrief } from './debrief'
import { evidence } from './evidence'
import { exportFiles } from './export'
import { extend } from './extend'
import { finding } from './finding'
import { fix } from './fix'
import { guardrail } from './guardrail'
import { help } from './help'
import { herring } from './herring'
import { hint } from './hint'
import { history } from './history'
import { join } from './join'
import { leave } from './leave'
import { measure } from './measure'
import { next } from './next'
import { note } from './note'
import { pause } from './pause'
import { plan } from './plan'
import { real } from './real'
import { reflect } from './reflect'
import { report } from './report'
import { resume } from './resume'
import { reveal } from './reveal'
import { start } from './start'
import { status } from './status'
import { stop } from './stop'
import { stress } from './stress'

export const commands: readonly Command[] = [
  help,
  plan,
  start,
  status,
  join,
  leave,
  real,
  pause,
  resume,
  extend,
  next,
  stop,
  cancel,
  herring,
  hint,
  brief,
  evidence,
  claim,
  claims,
  reveal,
  note,
  finding,
  stress,
  fix,
  ask,
  check,
  measure,
  guardrail,
  action,
  reflect,
  debrief,
  report,
  exportFiles,
  history,
]
