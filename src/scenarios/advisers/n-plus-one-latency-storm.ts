/** What the built-in adviser says of one query for each user. */
import type { AdviserLines, Sign } from '../adviser'

const cause =
  'An N+1 query: for each user of the page a statement of its own is sent to the database, and the plan of each is fetched in a call of its own, one after the other, so that latency follows the number of users.'
const slow: Sign = {
  text: 'Answers take the longer the more users are in them.',
  services: ['users-api'],
  words: ['GET /users'],
}

export const nPlusOneLatencyStormLines: AdviserLines = {
  subjectId: 'n-plus-one-latency-storm',
  card: {
    right: {
      cause,
      confidence: 90,
      remedies: { query: 'in', calls: '8' },
      predicted: 99,
      because: [slow],
      unsure: ['Whether the plan provider would bear more calls at once.'],
    },
    'wrong remedy': {
      cause,
      confidence: 92,
      remedies: { query: 'in', calls: 'all' },
      predicted: 99,
      because: [slow],
      unsure: ['Whether all clients need the expanded plan.'],
    },
    wrong: {
      cause:
        'users-db runs short of connections and reads the users of a tenant without a fitting index, so that requests queue for the pool.',
      confidence: 91,
      remedies: { index: 'on', pool: '25' },
      predicted: 95,
      because: [slow],
      unsure: ['How long the index takes to build.'],
    },
  },
  shadow: {
    right: { noise: false, text: cause, confidence: 72 },
    wrong: {
      noise: false,
      text: 'users-db has too few connections and lacks an index.',
      confidence: 80,
    },
  },
}
