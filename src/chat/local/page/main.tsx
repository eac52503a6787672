/** The page's beginning: draws it, asks who this browser is, and keeps the place and the line. */
import './style/tokens.css'
import './style/base.css'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app'
import { isStandalone, StandaloneEvidence } from './evidence/standalone'
import { watchAddress } from './evidence/standalone-key'
import { settlePlace } from './frame/settle'
import { watchSeen } from './rail/seen'
import { watchConnection } from './state/connection'
import { enter } from './state/enter'
import { opened, reopenForm } from './state/form'
import { you } from './state/model'
import { watchPlace } from './state/place'

const root = document.getElementById('app')
if (isStandalone()) {
  watchAddress()
  if (root) render(<StandaloneEvidence />, root)
} else {
  if (root) render(<App />, root)
  watchPlace()
  watchConnection()
  settlePlace()
  watchSeen()
  // Another person has another form open, or none.
  effect(() => {
    if (you.value === '') return
    opened.value = null
    reopenForm()
  })
  await enter()
}
