import { startPracticeExchange } from '../../electron/practice/practice-exchange.ts'

// The practice exchange as the product ships it, in a process of its own: a standing market, and
// no rate limits, because a benchmark sends more than a hand does. Ends with its parent.

const exchange = await startPracticeExchange({ rateLimits: 'none', speed: 0, seed: 7 })
const key = exchange.keys.find((one) => one.label === 'full')
process.once('disconnect', () => process.exit())
process.send?.({ rest: exchange.rest, key })
