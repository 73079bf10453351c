/** An answer of the exchange that does not have the promised shape. `where` names the field. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly where: string

  constructor(where: string) {
    super(`unreadable: ${where}`)
    this.where = where
  }
}
