import { spawn } from 'node:child_process'

/** Whether a window can be shown to somebody. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Starts Xvfb on a free display number that it chooses itself. Resolves with `{ display, stop }`;
 * rejects with what Xvfb said when it does not come up.
 */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    const server = spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'],
      {
        stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      },
    )
    let said = ''
    let number = ''
    server.stderr.on('data', (chunk) => {
      said += chunk
    })
    server.stdio[3].on('data', (chunk) => {
      number += chunk
      if (number.endsWith('\n'))
        resolve({ display: `:${number.trim()}`, stop: () => server.kill() })
    })
    server.on('error', reject)
    server.on('exit', () => reject(new Error(`Xvfb did not start: ${said.trim()}`)))
  })
}
