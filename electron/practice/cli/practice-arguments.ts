import { parseArgs } from 'node:util'
import { FASTEST } from '../host/market-pace.ts'

export interface PracticeArguments {
  readonly port: number
  /** `null`: random keys and market. */
  readonly seed: number | null
  readonly speed: number
  readonly dataFolder: string | null
  readonly json: boolean
}

export type ArgumentsResult =
  | { readonly kind: 'run'; readonly options: PracticeArguments }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly problem: string }

export const USAGE = `Usage: npm run practice -- [options]

A local exchange that speaks Bitget's own protocol, with play money. It listens on this machine only.

  --port N     port to listen on; 0 lets the system choose (default 0)
  --seed N     whole number: the same seed gives the same keys and the same market (default: random)
  --speed X    pace of the market from 0 (standing) to ${FASTEST} (default 1)
  --data DIR   keep accounts, keys, orders and positions in this folder
  --json       print one JSON object with addresses and keys as the first line
  --help       show this text
`

/** Reads the command line; a fault is one plain sentence. */
export function parsePracticeArguments(args: ReadonlyArray<string>): ArgumentsResult {
  const read = readOptions(args)
  if (typeof read === 'string') return { kind: 'wrong', problem: read }
  if (read.help === true) return { kind: 'help' }
  const port = numberOf(read.port, 0)
  if (port === null || !Number.isInteger(port) || port < 0 || port > 65_535) {
    return wrong('--port', 'a whole number from 0 to 65535', read.port)
  }
  const seed = numberOf(read.seed, null)
  if (read.seed !== undefined && (seed === null || !Number.isSafeInteger(seed))) {
    return wrong('--seed', 'a whole number', read.seed)
  }
  const speed = numberOf(read.speed, 1)
  if (speed === null || speed < 0 || speed > FASTEST) {
    return wrong('--speed', `a number from 0 to ${FASTEST}`, read.speed)
  }
  if (read.data === '') return wrong('--data', 'the path of a folder', read.data)
  const dataFolder = read.data ?? null
  return { kind: 'run', options: { port, seed, speed, dataFolder, json: read.json === true } }
}

function readOptions(args: ReadonlyArray<string>) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        seed: { type: 'string' },
        speed: { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** `null` for text that is no plain number. */
function numberOf<T>(text: string | undefined, absent: T): number | T | null {
  if (text === undefined) return absent
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null
}

function wrong(name: string, wanted: string, given: string | undefined): ArgumentsResult {
  return { kind: 'wrong', problem: `${name} must be ${wanted}, not ${JSON.stringify(given ?? '')}` }
}
