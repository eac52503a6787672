/** Where the Web API of the benchmark takes what is no method of Slack's. */

/** Where `response_url` leads; under it answers are counted. */
export const hookPath = '/hook'
/** Tells how many people have got what they asked for. */
export const answeredPath = '/answered'
