/** What lies in the folder of a tortured drill beside its database. */
export const transcriptFile = 'transcript.jsonl'
export const journalFile = 'answers.jsonl'
