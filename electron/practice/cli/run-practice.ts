import { RSA_KEY_PLAN } from '../accounts/practice-key.ts'
import { answerParent, parentChannel } from '../control/control-channel.ts'
import { RunningExchange } from '../control/running-exchange.ts'
import type { PracticeOptions } from '../host/practice-options.ts'
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
    endWith(WRONG_USE, `${USAGE}\n${result.problem}\n`)
    return
  }
  const options = optionsOf(result.options)
  const exchange = await start(options)
  if (exchange === null) return
  const running = new RunningExchange(startPracticeExchange, options, exchange)
  endWithParent(running)
  listenToParent(running)
  process.stdout.write(
    result.options.json
      ? `${JSON.stringify(announcement(exchange))}\n`
      : announcementTable(exchange),
  )
  // A parent that has just gone cannot be told, and needs not: `disconnect` ends this process.
  process.send?.(announcement(exchange), undefined, undefined, () => undefined)
}

function optionsOf({ port, seed, speed, dataFolder }: PracticeArguments): PracticeOptions {
  return {
    port,
    speed,
    extraKeys: [RSA_KEY_PLAN],
    ...(seed === null ? {} : { seed }),
    ...(dataFolder === null ? {} : { dataFolder }),
    tell: (sentence, told) => {
      process.stderr.write(`${sentence}\n`)
      if (told !== undefined) parentChannel()?.send({ told })
    },
  }
}

async function start(options: PracticeOptions): Promise<PracticeExchange | null> {
  try {
    return await startPracticeExchange(options)
  } catch (error) {
    const reason = plainReason(error, options.port ?? 0)
    endWith(FAILED, `The practice exchange did not start: ${reason}.\n`)
    return null
  }
}

/** Whoever started this process may ask it. A state that cannot be brought back ends it: nothing runs. */
function listenToParent(running: RunningExchange): void {
  const channel = parentChannel()
  if (channel === null) return
  answerParent(channel, (ask) =>
    running
      .answer(ask)
      .catch((error: unknown) =>
        endWith(FAILED, `The practice exchange did not go on: ${String(error)}\n`),
      ),
  )
}

/**
 * Ends this process when its last words are written. A utility process of Electron does not end by
 * itself when nothing is left to do (electron/electron, issue 47228). Never resolves.
 */
function endWith(code: number, lastWords: string): Promise<never> {
  return new Promise(() => process.stderr.write(lastWords, () => process.exit(code)))
}

function plainReason(error: unknown, port: number): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return `port ${port} is in use by another program`
  if (code === 'EACCES') return `this user may not use port ${port} or the data folder`
  if (code === 'EROFS') return 'the data folder is on a read-only disk'
  if (code === 'ENOSPC') return 'the disk of the data folder is full'
  return error.message
}

/** Ends cleanly on SIGINT, SIGTERM, and when the parent process that started it has gone. */
function endWithParent(exchange: RunningExchange): void {
  const end = () => {
    exchange.stop().then(
      () => process.exit(0),
      (error: unknown) =>
        endWith(FAILED, `The practice exchange did not end cleanly: ${String(error)}\n`),
    )
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  process.once('disconnect', end)
}
