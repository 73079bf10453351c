import { readFileSync } from 'node:fs'

// Frames and answers as the exchange's pages print them, one a line, letter for letter: the order of
// keys and the spelling of numbers are part of what is tested.

function linesOf(name: string): ReadonlyArray<string> {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8')
  return text.split('\n').filter((line) => line !== '')
}

export const PRINTED_FRAMES = linesOf('./printed-frames.txt')

export interface PrintedAnswer {
  readonly path: string
  readonly text: string
}

export const PRINTED_ANSWERS: ReadonlyArray<PrintedAnswer> = linesOf('./printed-answers.txt').map(
  (line) => {
    const space = line.indexOf(' ')
    return { path: line.slice(0, space), text: line.slice(space + 1) }
  },
)

/** The first item of the first frame printed for a topic. */
export function printedItem(topic: string): Record<string, unknown> {
  const text = PRINTED_FRAMES.find(
    (frame) => frame.includes('"data"') && frame.includes(`"topic":"${topic}"`),
  )
  if (text === undefined) throw new Error(`no frame of ${topic} is printed`)
  return JSON.parse(text).data[0]
}
