import { parseArgs } from 'node:util'
import { isGood, runCampaign } from './campaign.ts'

// `npm run faults -- --runs N --seed S [--at-once N] [--json]`: the fault campaign by itself. With
// `--runs 1` and the seed of a bad run that run is repeated. Ends with 1 when anything was found.
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '16' },
    json: { type: 'boolean', default: false },
  },
})
const startedAt = performance.now()
const summary = await runCampaign({
  runs: Number(values.runs),
  seed: Number(values.seed),
  atOnce: Number(values['at-once']),
  onBad: ({ seed, verdict, state }) =>
    process.stderr.write(`run ${seed}: ${JSON.stringify(verdict)} ${state}\n`),
  onProgress: (done) => {
    if (!values.json) process.stdout.write(`${done} of ${values.runs} runs\n`)
  },
})
const seconds = Math.round((performance.now() - startedAt) / 1000)
process.stdout.write(`${JSON.stringify({ ...summary, seconds }, null, values.json ? 0 : 2)}\n`)
process.exit(isGood(summary) ? 0 : 1)
