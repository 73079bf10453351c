import { utilityProcess } from 'electron'
import type { PracticeChild } from './practice-start.ts'

/**
 * Starts the practice exchange in a process of its own. Of the environment it gets what a
 * process needs to run, and no way back into this process but its output.
 */
export function launchPracticeProcess(entry: string, args: ReadonlyArray<string>): PracticeChild {
  const child = utilityProcess.fork(entry, [...args], {
    serviceName: 'Keydesk practice exchange',
    stdio: 'pipe',
    env: { ...kept(process.env), NODE_ENV: 'production' },
  })
  // Electron types the streams without the methods of the Node streams that they are.
  return child as unknown as PracticeChild
}

const KEPT: ReadonlyArray<string> = ['PATH', 'SystemRoot', 'TMPDIR']

/** Electron wants texts alone: a variable that is not set here must not be named. */
function kept(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    KEPT.flatMap((name) => {
      const value = environment[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}
