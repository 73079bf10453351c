import type { Environment } from '../../../shared/domain/environment.ts'

/** The hosts of one environment, and whether its signed requests carry `paptrading: 1`. */
export interface EnvironmentAddresses {
  readonly environment: Environment
  /** Origin without a trailing slash. */
  readonly restUrl: string
  readonly publicSocketUrl: string
  readonly privateSocketUrl: string
  readonly demoHeader: boolean
}

/** Where a practice exchange listens. Both are on this machine. */
export interface PracticeAddress {
  /** e.g. `http://127.0.0.1:8700` */
  readonly restUrl: string
  /** e.g. `ws://127.0.0.1:8700`; the paths are added here. */
  readonly socketUrl: string
}

const LIVE_REST = 'https://api.bitget.com'
const LOOPBACK_HOSTS: ReadonlyArray<string> = ['127.0.0.1', '[::1]']

/**
 * The only place that knows a host (Bitget: "UTA guide", "Demo trading"). Demo and live share the
 * REST host and differ by a header. Throws a RangeError when a practice address is missing or is
 * not on this machine, so that a practice key can never travel.
 */
export function environmentAddresses(
  environment: Environment,
  practice: PracticeAddress | null,
): EnvironmentAddresses {
  if (environment === 'practice') {
    if (practice === null) throw new RangeError('no practice address was given')
    const restUrl = loopbackOrigin(practice.restUrl, 'http:')
    return at(environment, restUrl, loopbackOrigin(practice.socketUrl, 'ws:'), false)
  }
  return environment === 'demo'
    ? at(environment, LIVE_REST, 'wss://wspap.bitget.com', true)
    : at(environment, LIVE_REST, 'wss://ws.bitget.com', false)
}

function at(
  environment: Environment,
  restUrl: string,
  socketOrigin: string,
  demoHeader: boolean,
): EnvironmentAddresses {
  return {
    environment,
    restUrl,
    publicSocketUrl: `${socketOrigin}/v3/ws/public`,
    privateSocketUrl: `${socketOrigin}/v3/ws/private`,
    demoHeader,
  }
}

function loopbackOrigin(text: string, protocol: 'http:' | 'ws:'): string {
  const url = URL.parse(text)
  if (url === null || url.protocol !== protocol || !LOOPBACK_HOSTS.includes(url.hostname)) {
    throw new RangeError('a practice exchange must be on this machine')
  }
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  if (!bare || (url.pathname !== '/' && url.pathname !== '')) {
    throw new RangeError('a practice address is a host and a port, nothing more')
  }
  return `${protocol}//${url.host}`
}
