import { alignmentOf, splitTypes } from './marshal.ts'

/** Reads values off a message; throws a RangeError at its end. Variants come unwrapped. */
export class Unmarshaller {
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, startAt = 0) {
    this.#bytes = bytes
    this.#at = startAt
  }

  get position(): number {
    return this.#at
  }

  align(to: number): void {
    this.#at += (to - (this.#at % to)) % to
  }

  readAll(signature: string): ReadonlyArray<unknown> {
    return splitTypes(signature).map((type) => this.read(type))
  }

  read(type: string): unknown {
    this.align(alignmentOf(type))
    switch (type.charAt(0)) {
      case 'y':
        return this.#bytes.readUInt8(this.#advance(1))
      case 'b':
        return this.#readNumber() === 1
      case 'u':
        return this.#readNumber()
      case 'i':
        return this.#bytes.readInt32LE(this.#advance(4))
      case 't':
        return this.#bytes.readBigUInt64LE(this.#advance(8))
      case 'x':
        return this.#bytes.readBigInt64LE(this.#advance(8))
      case 's':
      case 'o':
        return this.#readText(this.#readNumber())
      case 'g':
        return this.#readText(this.#bytes.readUInt8(this.#advance(1)))
      case 'v':
        return this.read(this.#readText(this.#bytes.readUInt8(this.#advance(1))))
      case 'a':
        return this.#readArray(type.slice(1))
      case '(':
      case '{':
        return this.readAll(type.slice(1, -1))
      default:
        throw new RangeError(`cannot read D-Bus type ${type}`)
    }
  }

  #readArray(element: string): ReadonlyArray<unknown> {
    const length = this.#readNumber()
    this.align(alignmentOf(element))
    const endAt = this.#at + length
    const values: unknown[] = []
    while (this.#at < endAt) values.push(this.read(element))
    return values
  }

  #readNumber(): number {
    return this.#bytes.readUInt32LE(this.#advance(4))
  }

  #readText(length: number): string {
    const startAt = this.#advance(length + 1)
    return this.#bytes.toString('utf8', startAt, startAt + length)
  }

  #advance(length: number): number {
    const startAt = this.#at
    if (startAt + length > this.#bytes.length) throw new RangeError('D-Bus message ends early')
    this.#at += length
    return startAt
  }
}
