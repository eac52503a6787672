/** Why a clock stands, as a sentence, and what sets it going again. */
export function pauseSentence(reason: string | null): string {
  switch (reason) {
    case 'real incident':
      return 'The clock stands: a real incident has the team.'
    case 'channel lost':
      return 'The clock stands: the bot lost this channel.'
    case 'facilitator':
    case null:
      return 'The clock stands: a facilitator paused it.'
    default:
      return reason
  }
}
