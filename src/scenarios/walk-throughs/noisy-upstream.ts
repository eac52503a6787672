/** For facilitators: the carrier that is away. */
import type { WalkThrough } from '../../drill/walk-through'

export const noisyUpstreamWalk: WalkThrough = {
  subjectId: 'noisy-upstream',
  gist: 'One carrier of six is in a maintenance window that it announced, and the gateway answers from stored rates. It is cleared by what the callers get, not by what the carrier answers.',
  moments: [
    {
      minute: -6,
      see: 'At level 2, "Calendar of carriers: maintenance window tonight, announced two weeks ago" for carrier-4. At level 3 it stands much earlier, at DEBUG.',
    },
    {
      minute: 0,
      see: '"Upstream answered with an error" 503, for carrier-4 only, and "Answered from stored rates" right after it.',
    },
    {
      minute: 5,
      see: 'The share of errors, over three minutes each, is 15 to 28 %, with dips to a third of that every eight minutes. P95 of callers is near 30 ms, as before, and none of them fails.',
    },
    { minute: 65, see: 'The last error. The other alerts go on.' },
  ],
  wrongTurns: [
    {
      turn: 'Retries against the carrier take the workers of others',
      answer: 'Nobody who alerts calls the gateway: in the map only the shop does.',
    },
    {
      turn: 'Orders fail because no rates come',
      answer: 'Callers failed: 0 in every "Requests of callers". They get a rate within 40 ms.',
    },
    {
      turn: 'The network to the outside is broken',
      answer: 'The five other carriers answer, and so does the plan provider.',
    },
  ],
  whenStuck: [
    'How many carriers answer with errors?',
    'Follow one failed call to the end: what does whoever asked get?',
    'Find a minute without such errors. What do the other alerts do in it?',
  ],
}
