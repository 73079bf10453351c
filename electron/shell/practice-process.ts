import { utilityProcess } from 'electron'
import type { PracticeChild } from './practice-host.ts'

/**
 * Starts the practice exchange in a process of its own. It gets an environment with nothing of
 * ours in it, and no way back into this process but its output.
 */
export function launchPracticeProcess(entry: string, args: ReadonlyArray<string>): PracticeChild {
  const child = utilityProcess.fork(entry, [...args], {
    serviceName: 'Keydesk practice exchange',
    stdio: 'pipe',
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
  })
  // Electron types the streams without the methods of the Node streams that they are.
  return child as unknown as PracticeChild
}
