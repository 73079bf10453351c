/** What may be said on the command line. Everything else on it belongs to Electron. */
export interface LaunchOptions {
  /** Folder for all that is kept, `null`: the system's usual one. */
  readonly userData: string | null
  /** Folder for exported files, `null`: the user's downloads. */
  readonly downloads: string | null
  /** A practice exchange that runs already, on this machine. */
  readonly practiceAddress: string | null
  /** Passed on to the practice exchange that the desk starts. */
  readonly practiceArguments: ReadonlyArray<string>
}

const PASSED_ON: ReadonlyMap<string, string> = new Map([
  ['--practice-seed', '--seed'],
  ['--practice-speed', '--speed'],
])

export function parseLaunchOptions(argv: ReadonlyArray<string>): LaunchOptions {
  let userData: string | null = null
  let downloads: string | null = null
  let practiceAddress: string | null = null
  const practiceArguments: string[] = []
  for (const text of argv) {
    const [name = '', ...rest] = text.split('=')
    const value = rest.join('=')
    if (value === '') continue
    if (name === '--user-data') userData = value
    if (name === '--downloads') downloads = value
    if (name === '--practice-address') practiceAddress = loopbackOrigin(value)
    const passedAs = PASSED_ON.get(name)
    if (passedAs !== undefined && /^\d{1,16}(\.\d{1,6})?$/.test(value)) {
      practiceArguments.push(passedAs, value)
    }
  }
  return { userData, downloads, practiceAddress, practiceArguments }
}

/** `http://127.0.0.1:PORT`, or `null`: practice keys must never travel to another machine. */
export function loopbackOrigin(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const isLoopback = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
  if (url.protocol !== 'http:' || !isLoopback || url.username !== '') return null
  return url.origin
}
