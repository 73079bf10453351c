/** Language of `msg`, chosen by the `locale` header. */
export type Locale = 'en-US' | 'zh-CN'

/**
 * The exchange says no: an exchange code and the figures for its text. Thrown while a request is being
 * read or carried out and turned into an answer in one place, so that no route can forget it.
 */
export class Refusal extends Error {
  readonly code: string
  /** What the placeholders of the text stand for. */
  readonly values: ReadonlyArray<string>
  /** HTTP status. */
  readonly status: number

  constructor(code: string, values: ReadonlyArray<string> = [], status = 400) {
    super(`refused with ${code}`)
    this.name = 'Refusal'
    this.code = code
    this.values = values
    this.status = status
  }
}
