import type { PracticeAnswer, PracticeAsk } from '../../../shared/domain/practice-message.ts'
import { refused } from './answer-ask.ts'
import { readQuestion } from './read-question.ts'

/** The channel that this process has with the one that started it. Nothing on the network reaches it. */
interface ParentChannel {
  onMessage(listener: (message: unknown) => void): void
  send(message: object): void
}

/** `null`: started by hand, nobody is there to ask. */
export function parentChannel(): ParentChannel | null {
  const port = electronPort()
  if (port !== null) {
    return {
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
      send: (message) => port.postMessage(message),
    }
  }
  if (process.send === undefined) return null
  return {
    onMessage: (listener) => process.on('message', listener),
    // A parent that has just gone cannot be answered, and needs not: this process ends with it.
    send: (message) => process.send?.(message, undefined, undefined, () => undefined),
  }
}

/** Answers every question, one after the other: an ask may replace the exchange that the next one meets. */
export function answerParent(
  channel: ParentChannel,
  answer: (ask: PracticeAsk) => Promise<PracticeAnswer>,
): void {
  let last: Promise<void> = Promise.resolve()
  channel.onMessage((message) => {
    const question = readQuestion(message)
    if (question === null) return
    const { id, ask } = question
    last = last.then(async () => {
      channel.send({ id, answer: ask === null ? refused('malformed') : await answer(ask) })
    })
  })
}

interface ElectronPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  postMessage(message: object): void
}

/** Electron's utility process has its own channel in place of Node's; its types are not used here. */
function electronPort(): ElectronPort | null {
  const port: unknown = 'parentPort' in process ? process.parentPort : null
  // Electron's page "utilityProcess" promises these two.
  return typeof port === 'object' && port !== null ? (port as ElectronPort) : null
}
