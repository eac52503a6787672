/** What people say of the adviser, by what it did and what they made of it. */
export interface AiLines {
  /** Whatever happened. */
  always: readonly string[]
  /** A card that misleads was changed or rejected. */
  refused: readonly string[]
  /** A card that misleads was adopted. */
  fooled: readonly string[]
}

export const aiScoreNotes: AiLines = {
  always: [
    'Accurate where we asked precisely',
    'Good drafts, needed a second reader',
    'Writing our own plan first kept us honest',
    'It cites lines, that made it easy to check',
  ],
  refused: ['One proposal was refused, rightly', 'Sure of itself also where it was wrong'],
  fooled: ['We believed it once too often', 'Fluent, and wrong in one case'],
}

export const aiAnswers: AiLines = {
  always: [
    'Good first drafts of the change',
    'Saved {#5-15} min in writing the change',
    'It never asked what we had ruled out',
    'A second opinion, after we had one of our own',
  ],
  refused: [
    'It offered one fix that would not have held, and we saw that before the run',
    'We compared its remedies with the trace and left one out',
  ],
  fooled: [
    'We took over one fix that did not hold; the run showed it',
    'It sounded right, so nobody read the evidence it cited',
  ],
}

export const aiWorkflow: AiLines = {
  always: [
    'Each proposal was read by a second person before it was applied',
    'The team’s own plan came before the card, which kept the comparison fair',
  ],
  refused: ['One proposal was plausible and wrong; the override is in the record'],
  fooled: ['One proposal was adopted without a look at what it cites; its run did not hold'],
}

export const aiFixNotes: AiLines = {
  always: [
    'AI proposes, a second person reads before anything is applied.',
    'Predicted before each run; {we were close|we were too sure once}.',
  ],
  refused: ['One proposal was {plausible and wrong|not what the trace says}: we left it.'],
  fooled: ['One proposal is adopted as it stands; {nobody objects|two of us nod}.'],
}

export const aiTakeaways: AiLines = {
  always: ['Predict before each run: it shows what you do not know'],
  refused: ['Human review stopped a proposal that would not have held'],
  fooled: ['Read what the AI cites before its plan is applied'],
}

/** Follow-up questions; the adviser knows what each of them is about. */
export const followUps = [
  'How sure are you of that?',
  'What in the logs shows it?',
  'Which evidence speaks for it?',
  'What would you change first?',
]
