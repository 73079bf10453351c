// The D-Bus wire format, little endian, as far as the Secret Service needs it.
// https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-marshaling

/** A value whose type travels with it. */
export interface Variant {
  readonly signature: string
  readonly value: unknown
}

const ALIGNMENT: Readonly<Record<string, number>> = {
  y: 1,
  g: 1,
  v: 1,
  b: 4,
  i: 4,
  u: 4,
  s: 4,
  o: 4,
  a: 4,
  t: 8,
  x: 8,
  '(': 8,
  '{': 8,
}

export function alignmentOf(type: string): number {
  const alignment = ALIGNMENT[type.charAt(0)]
  if (alignment === undefined) throw new Error(`D-Bus type ${type} is not known here`)
  return alignment
}

/** The single complete type at the start of `signature`, e.g. `a{ss}` of `a{ss}b`. */
function firstType(signature: string): string {
  const head = signature.charAt(0)
  if (head === 'a') return `a${firstType(signature.slice(1))}`
  const close = head === '(' ? ')' : head === '{' ? '}' : null
  if (close === null) return head
  let depth = 0
  for (let end = 0; end < signature.length; end += 1) {
    const character = signature.charAt(end)
    if (character === head) depth += 1
    if (character === close) depth -= 1
    if (depth === 0) return signature.slice(0, end + 1)
  }
  throw new Error('D-Bus signature is not closed')
}

export function splitTypes(signature: string): ReadonlyArray<string> {
  const types: string[] = []
  for (let rest = signature; rest !== ''; ) {
    const type = firstType(rest)
    types.push(type)
    rest = rest.slice(type.length)
  }
  return types
}

/** Appends values to a growing message. Structs and dictionary entries are arrays. */
export class Marshaller {
  #bytes = Buffer.alloc(0)

  get bytes(): Buffer {
    return this.#bytes
  }

  align(to: number): void {
    const missing = (to - (this.#bytes.length % to)) % to
    if (missing > 0) this.#append(Buffer.alloc(missing))
  }

  writeAll(signature: string, values: ReadonlyArray<unknown>): void {
    splitTypes(signature).forEach((type, index) => {
      this.write(type, values[index])
    })
  }

  write(type: string, value: unknown): void {
    this.align(alignmentOf(type))
    switch (type.charAt(0)) {
      case 'y':
        this.#append(Buffer.from([Number(value)]))
        break
      case 'b':
      case 'u':
        this.#appendNumber(Number(value))
        break
      case 's':
      case 'o':
        this.#appendNumber(Buffer.byteLength(String(value)))
        this.#append(Buffer.from(`${String(value)}\0`))
        break
      case 'g':
        this.#append(Buffer.from([String(value).length]))
        this.#append(Buffer.from(`${String(value)}\0`))
        break
      case 'v': {
        const variant = value as Variant // callers give a Variant for the type `v`
        this.write('g', variant.signature)
        this.write(variant.signature, variant.value)
        break
      }
      case 'a':
        this.#writeArray(type.slice(1), value as ReadonlyArray<unknown>) // by its type
        break
      case '(':
      case '{':
        this.writeAll(type.slice(1, -1), value as ReadonlyArray<unknown>) // by its type
        break
      default:
        throw new Error(`cannot write D-Bus type ${type}`)
    }
  }

  #writeArray(element: string, values: ReadonlyArray<unknown>): void {
    const lengthAt = this.#bytes.length
    this.#appendNumber(0)
    this.align(alignmentOf(element))
    const startAt = this.#bytes.length
    for (const value of values) this.write(element, value)
    this.#bytes.writeUInt32LE(this.#bytes.length - startAt, lengthAt)
  }

  #appendNumber(value: number): void {
    const number = Buffer.alloc(4)
    number.writeUInt32LE(value)
    this.#append(number)
  }

  #append(more: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, more])
  }
}
