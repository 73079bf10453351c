import { describeFailure, type Log } from './log.ts'

/** Something to end, with a name for the log. */
export interface Closing {
  readonly name: string
  readonly close: () => Promise<void> | void
}

const CLOSE_LIMIT_MS = 5000

/** One after the other; a failure or a delay of one is logged and does not keep the next. */
export async function closeInOrder(
  closings: ReadonlyArray<Closing>,
  log: Log,
  limitMs = CLOSE_LIMIT_MS,
): Promise<void> {
  for (const { name, close } of closings) {
    try {
      if (!(await endsWithin(limitMs, close))) log.warn('closing takes too long', { name })
    } catch (error) {
      log.error('closing failed', { name, ...describeFailure(error) })
    }
  }
}

async function endsWithin(limitMs: number, close: Closing['close']): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs)
  })
  try {
    return await Promise.race([Promise.resolve(close()).then(() => true), limit])
  } finally {
    clearTimeout(timer)
  }
}
