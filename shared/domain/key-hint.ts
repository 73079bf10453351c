/** Of a shorter key four characters would tell too much. */
const SHORTEST_HINTED = 9

/** What may be seen of an API key: its last four characters; of a short one nothing. */
export function keyHintOf(apiKey: string): string {
  return apiKey.length < SHORTEST_HINTED ? '' : apiKey.slice(-4)
}
