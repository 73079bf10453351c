/** Something worth a line in the log. Texts are bounded and hold nothing secret. */
export type SocketProblem =
  | { readonly kind: 'malformed'; readonly reason: string; readonly count: number }
  | { readonly kind: 'error'; readonly code: string; readonly text: string }
  | { readonly kind: 'lost'; readonly text: string; readonly retryInMs: number }
  | { readonly kind: 'gap'; readonly topic: string; readonly why: string }

export type ReportProblem = (problem: SocketProblem) => void

/** Counts bad frames and reports the 1st, 2nd, 4th, 8th …, so that a flood does not flood the log. */
export class MalformedCount {
  readonly #report: ReportProblem
  #count = 0

  constructor(report: ReportProblem) {
    this.#report = report
  }

  get count(): number {
    return this.#count
  }

  add(reason: string): void {
    this.#count += 1
    if (Number.isInteger(Math.log2(this.#count))) {
      this.#report({ kind: 'malformed', reason, count: this.#count })
    }
  }
}
