/** Notes on the phases, by stage. */
export const orientationNotes = [
  'Roles are given, the brief is read. {Nobody has questions|Two questions about the map}.',
  'Roles clear within {#3-6} min. Updates every {10|15} min, agreed.',
  'Everyone has read the brief; {the runbook of stock-api looks old|one of us had never seen the map}.',
]
export const setupNotes = [
  'Logs, metrics and traces open for {everyone|all but one, solved}.',
  'Environment checked, AI tools closed until the fix.',
  'Dashboards open. The time zone of {one of them|the billing one} was off, corrected.',
]
export const darkRoomNotes = [
  'Alerts spread over the team, one person each; {status every 10 min|the commander asks every 10 min}.',
  'Two alerts rose within minutes of each other. Kept apart until something ties them together.',
  'First guesses come fast, evidence takes longer.',
  'Written down what is ruled out, so nobody looks there twice.',
]
export const answersToPlayed = [
  'Told support: {we see slow and failing requests|several alerts, cause not known yet}, next word at {03:40|03:45}.',
  'Answered the customer: we are on it, no data lost that we know of, next update in {15|20} min.',
  'Told the manager: no ETA yet, {#55-75} % sure of one cause, next update at {04:10|04:15}.',
]
export const firstBreakNotes = {
  misled: [
    'We tied alerts together because they came together. {That cost us time|We should have asked for a trace first}.',
    'One alert drew us in early; the evidence for it was only its hour.',
  ],
  clear: [
    'Nobody chased the loudest alert. Good.',
    'We had one theory too many and no test for two of them.',
  ],
}
export const deepDiveNotes = [
  'Every claim gets a trace id now, or it goes.',
  'Load tests of the unfixed systems show the symptoms again.',
  'Compared log lines with metrics by the minute: {they agree|one gap of two minutes}.',
  'Asked of each cause: what would we see if it were wrong?',
]
export const secondBreakNotes = [
  'Quiet. {Tea|Windows open}, prompts for the AI prepared.',
  'Reset. Nobody talks about alerts.',
]
export const postMortemNotes = [
  'Templates and alerts changed while the memory is fresh.',
  'Infrastructure code compared with what runs: {two values differ|no surprise}.',
  'Every action has an owner and a date, or it is struck out.',
]
export const wrapUpNotes = [
  'Figures read together. {Detection was the slow part|The fixes went faster than the search}.',
  'Went through the alerts once more, what helped and what misled.',
]
