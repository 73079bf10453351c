import { RSA_KEY_PLAN } from '../accounts/practice-key.ts'
import { type PracticeExchange, startPracticeExchange } from '../practice-exchange.ts'
import { announcement, announcementTable } from './announcement.ts'
import { type PracticeArguments, parsePracticeArguments, USAGE } from './practice-arguments.ts'

const WRONG_USE = 2
const FAILED = 1

/** The command `practice`, from its arguments to its exit code. Returns while the exchange runs. */
export async function runPractice(args: ReadonlyArray<string>): Promise<void> {
  const result = parsePracticeArguments(args)
  if (result.kind === 'help') {
    process.stdout.write(USAGE)
    return
  }
  if (result.kind === 'wrong') {
    process.stderr.write(`${result.problem}\n\n${USAGE}`)
    process.exitCode = WRONG_USE
    return
  }
  const exchange = await start(result.options)
  if (exchange === null) return
  endWithParent(exchange)
  process.stdout.write(
    result.options.json
      ? `${JSON.stringify(announcement(exchange))}\n`
      : announcementTable(exchange),
  )
  // A parent that has just gone cannot be told, and needs not: `disconnect` ends this process.
  process.send?.(announcement(exchange), undefined, undefined, () => undefined)
}

async function start(options: PracticeArguments): Promise<PracticeExchange | null> {
  const { port, seed, speed, dataFolder } = options
  try {
    return await startPracticeExchange({
      port,
      speed,
      extraKeys: [RSA_KEY_PLAN],
      ...(seed === null ? {} : { seed }),
      ...(dataFolder === null ? {} : { dataFolder }),
      tell: (sentence) => process.stderr.write(`${sentence}\n`),
    })
  } catch (error) {
    process.stderr.write(`The practice exchange did not start: ${plainReason(error, port)}.\n`)
    process.exitCode = FAILED
    process.disconnect?.()
    return null
  }
}

function plainReason(error: unknown, port: number): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `port ${port} is in use by another program`
  if (code === 'EACCES') return `this user may not use port ${port} or the data folder`
  return error.message
}

/** Ends cleanly on SIGINT, SIGTERM, and when the parent process that started it has gone. */
function endWithParent(exchange: PracticeExchange): void {
  const end = () => {
    exchange.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The practice exchange did not end cleanly: ${String(error)}\n`)
        process.exit(FAILED)
      },
    )
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  process.once('disconnect', end)
}
