/** The survey's words, and the facilitator's. `{found}`, `{all}` and the like are put in before the line is filled. */
import type { ReflectionScore } from '../../drill/record-lessons'

export const scoreNotes: Readonly<Record<Exclude<ReflectionScore, 'ai'>, readonly string[]>> = {
  techniques: [
    'Trace ids and logs did most',
    'Comparing with the night before helped',
    'Reading single cases beats staring at sums',
    'Too long in dashboards, too late in traces',
    'Saying aloud what would disprove it',
    'Two people on one trace see more',
  ],
  herring: [
    'Needed a look at earlier nights',
    'We believed the loud one for a while',
    'Called early, by comparing hours',
    'Cross-check of metrics settled it',
    'Nobody asked who owns that service',
    'It took a second pair of eyes',
  ],
  dashboards: [
    'No panel for statements per request',
    'The map was wrong',
    'Gap alert says too little',
    'Need limits drawn into the graphs',
    'One runbook sent us the wrong way',
    'Logs searched fast, metrics too coarse',
  ],
}

/** By question; the third is on the AI, `ai.ts` has its words. */
export const answers: readonly (readonly string[])[] = [
  [
    'Structured logs, trace ids, load tests',
    'Following one trace to its end',
    'Counting instead of guessing',
    'Laying curves of two nights over each other',
    'Writing down what was ruled out',
    'Asking what the busy part is waiting for',
  ],
  [
    'That alerts of the same minute have the same reason',
    'That the last deployment did it',
    'That the map is right',
    'That a slow service has a slow database',
    'That small differences are rounding, and so harmless',
    'That whoever times out is to blame',
  ],
  [],
  [
    'Mostly; we lack counts per request and mismatches per invoice',
    'Logs yes, alerts no',
    'Traces were the best part, the map the worst',
    'Metrics too coarse to see which tenants',
    'Enough to prove it, not enough to be led there',
    'Two runbooks were right, one was not',
  ],
  [
    'One took {#5-14} min of two people',
    'They made us ask for evidence before moving people',
    'Not much, we compared with earlier nights first',
    'It delayed the look at the slow requests',
    'One of us watched it, the rest went on',
    'We asked for its history before its value',
  ],
]

export const descriptions = {
  misled: [
    '{The team|Six engineers} took the alerts one by one and claimed with evidence; one alert that meant nothing drew attention early.',
    'Work in parallel from the first alert, verdicts used well. A loud alert was believed before it was compared with earlier nights.',
  ],
  clear: [
    '{The team|Six engineers} split the alerts at once, correlated logs and traces, and left the loud alert alone after one look.',
    'A calm search by hand, claims with evidence, AI only for the fix.',
  ],
}
export const summaries = {
  all: [
    'All causes were found by hand. Evidence came before action, and the fixes were read by a second person.',
  ],
  some: [
    '{found} of {all} causes were found by hand; the rest became clear at the reveal. What was found was proven by traces.',
  ],
  none: [
    'No cause was proven before the reveal. The search stayed with symptoms; the fixes were done well once the causes were known.',
  ],
}
export const takeaways = [
  'Find it by hand before the AI fixes it',
  'Trace ids settle what curves only suggest',
  'Alerts of the same minute need not belong together',
  'A map that nobody generates is a rumour',
]
export const highlights = [
  'Roles were clear from the first minute',
  'Claims came with evidence and with what would disprove them',
  'Communications answered every message within {#2-4} min',
  'The team changed its mind when a verdict asked for it',
]
export const improvements = {
  misled: [
    'Compare with earlier nights before moving people',
    'Do not tie alerts together by their minute alone',
  ],
  clear: [
    'Correlate business figures with logs sooner',
    'Write the team claim down as soon as it is agreed',
    'Ask for a second pair of eyes earlier',
  ],
}
export const herringHandling = {
  misled: [
    'Taken for a cause at first, cleared by comparison with earlier nights',
    'Cost some minutes; afterwards nobody trusted an alert by its loudness',
  ],
  called: ['Looked at, compared, called noise', 'Verified before anyone escalated'],
  missed: [
    'Nobody said it was noise; it simply fell silent',
    'Left open, which also takes attention',
  ],
  none: ['No misleading alert in this drill'],
}
export const comments = [
  'Next time with less help from hints.',
  'The team is ready for a harder level.',
  'Shorter notes, earlier.',
  '',
]
