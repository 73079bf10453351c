/** What became of one frame or answer. */
export interface Verdict {
  /** Something was shown that was not on the wire; `null`: nothing. */
  readonly wrong: string | null
  readonly accepted: boolean
  /** Time that the judge took, ms: not the desk's. */
  readonly judgedMs: number
  /** How often the desk counted it as unreadable. */
  readonly counted: number
}
