/** What lies in the folder of a tortured drill beside its database. */
export const transcriptFile = 'transcript.jsonl'
export const journalFile = 'answers.jsonl'
/** Several drills may be played on one database, each in a workspace of its own. */
export const placeName = (folder: string) => `torture ${folder}`
