import { parseArgs } from 'node:util'
import { runCampaign } from './campaign.ts'

// `npm run fuzz -- [--frames N] [--seed S] [--json]`: one summary object at the end; exit code 1 on
// any defect.

const { values } = parseArgs({
  options: {
    frames: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
})
const frames = Number(values.frames)
const seed = Number(values.seed)
if (!Number.isSafeInteger(frames) || frames < 1 || !Number.isSafeInteger(seed)) {
  process.stderr.write('--frames and --seed are whole numbers\n')
  process.exit(2)
}

const summary = await runCampaign({
  frames,
  seed,
  onProgress: (done) => {
    if (!values.json && done % 50_000 === 0) process.stderr.write(`${done} of ${frames} frames\n`)
  },
})
process.stdout.write(`${JSON.stringify(summary, null, values.json ? 0 : 2)}\n`)
const { crashes, overHundredMs, wrongNumbers } = summary
process.exit(crashes + overHundredMs + wrongNumbers === 0 ? 0 : 1)
