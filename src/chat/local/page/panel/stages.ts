/** How a phase is worked on, in a word and a colour. */
import type { PanelPhase } from './clock'

type Kind = 'hand' | 'ai' | 'break' | 'plain'

export function kindOf(stage: PanelPhase['stage']): Kind {
  switch (stage) {
    case 'dark-room':
      return 'hand'
    case 'ai-fix':
      return 'ai'
    case 'break':
      return 'break'
    case 'orientation':
    case 'setup':
    case 'deep-dive':
    case 'post-mortem':
    case 'wrap-up':
      return 'plain'
    default:
      return stage satisfies never
  }
}

/** "by hand", "with AI", or nothing that needs saying. */
export function wayOf(stage: PanelPhase['stage']): string | null {
  const kind = kindOf(stage)
  if (kind === 'hand') return 'by hand'
  return kind === 'ai' ? 'with AI' : null
}
