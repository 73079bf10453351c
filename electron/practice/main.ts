import { runPractice } from './cli/run-practice.ts'

// The practice exchange as a process of its own: `npm run practice`, or started by the desk.
await runPractice(process.argv.slice(2))
