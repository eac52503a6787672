/** App Home from neutral parts. */
import type { types } from '@slack/bolt'
import type { Part } from '../../messages/message'
import { fitted } from './blocks'
import type { Resolve } from './parts'

/** It has neither tables of Slack's own nor inputs; a form is opened by a button. */
export function homeView(parts: readonly Part[], resolve: Resolve): types.HomeView {
  return { type: 'home', blocks: fitted(parts, 'home', resolve) }
}
