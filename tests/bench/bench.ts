import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Latency, measureOrderPath, type OrderPathFigures } from './order-path.ts'
import { measureStream } from './stream.ts'

// Ratios are what counts: the peers run in the same process, in turns, against the same server, so
// that a noisy machine is noisy for all. Benchmarks fail nothing.
const { values } = parseArgs({ options: { json: { type: 'string' } } })

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function row(name: string, latency: Latency): string {
  const cells = [latency.p50Ms, latency.p95Ms, latency.p99Ms].map((ms) => ms.toFixed(3).padStart(9))
  return `  ${name.padEnd(24)}${cells.join('')}`
}

function verdict(isReached: boolean): string {
  return isReached ? 'reached' : 'NOT reached'
}

function printOrders(place: string, figures: OrderPathFigures): void {
  print(`  ${place.padEnd(24)}${['p50', 'p95', 'p99'].map((head) => head.padStart(9)).join('')}`)
  print(row('  desk', figures.desk))
  print(row('  raw undici', figures.raw))
  print(row('  npm bitget-api', figures.bitgetApi))
}

print('Order path: place-order round trip on loopback, ms')
print('  desk: rules, guards, journal, signing, sending, reading, checking, timing')
print('  raw undici: the same bytes, signed before its clock starts')
const order = await measureOrderPath()
const { practice, bareServer, goal } = order
printOrders('practice exchange', practice)
const isNear = practice.toRaw.p50 <= goal.toRawP50
const isFaster = practice.toBitgetApi.p50 < 1
print(
  `  desk / raw p50 ${practice.toRaw.p50.toFixed(2)} (goal <= ${goal.toRawP50}: ${verdict(isNear)})`,
)
print(
  `  desk / bitget-api p50 ${practice.toBitgetApi.p50.toFixed(2)} (goal < 1: ${verdict(isFaster)})`,
)
printOrders('bare server', bareServer)
print(
  `  desk / raw p50 ${bareServer.toRaw.p50.toFixed(2)}, desk / bitget-api p50 ${bareServer.toBitgetApi.p50.toFixed(2)}`,
)

print('')
print(
  'Stream: books and trades through socket, parsing, book-keeping and conflation, frames per second',
)
const stream = await measureStream()
print(`  desk                    ${Math.round(stream.desk).toString().padStart(9)}`)
print(`  raw ws + JSON.parse     ${Math.round(stream.raw).toString().padStart(9)}`)
print(
  `  desk / raw ${stream.ratio.toFixed(2)} (goal >= ${stream.goal}: ${verdict(stream.ratio >= stream.goal)})`,
)

if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ order, stream }, null, 2)}\n`)
}
