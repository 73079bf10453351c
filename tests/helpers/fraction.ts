/** Exact fractions for models in tests: nothing is rounded, whatever is divided. */
export class Fraction {
  readonly #top: bigint
  readonly #bottom: bigint

  private constructor(top: bigint, bottom: bigint) {
    const [a, b] = bottom < 0n ? [-top, -bottom] : [top, bottom]
    const divisor = greatestDivisor(a < 0n ? -a : a, b)
    this.#top = a / divisor
    this.#bottom = b / divisor
  }

  static of(text: string): Fraction {
    const [whole = '0', decimals = ''] = text.split('.')
    return new Fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length))
  }

  plus(other: Fraction): Fraction {
    return new Fraction(
      this.#top * other.#bottom + other.#top * this.#bottom,
      this.#bottom * other.#bottom,
    )
  }

  minus(other: Fraction): Fraction {
    return this.plus(other.times(Fraction.of('-1')))
  }

  times(other: Fraction): Fraction {
    return new Fraction(this.#top * other.#top, this.#bottom * other.#bottom)
  }

  over(other: Fraction): Fraction {
    return new Fraction(this.#top * other.#bottom, this.#bottom * other.#top)
  }

  isZero(): boolean {
    return this.#top === 0n
  }

  isLess(other: Fraction): boolean {
    return this.#top * other.#bottom < other.#top * this.#bottom
  }

  /** Is it within `tolerance` of a decimal text? */
  isNear(text: string, tolerance: string): boolean {
    const gap = this.minus(Fraction.of(text))
    const size = gap.#top < 0n ? gap.times(Fraction.of('-1')) : gap
    return size.isLess(Fraction.of(tolerance))
  }

  /** For messages of failing tests. */
  toString(): string {
    return String(Number((this.#top * 10n ** 18n) / this.#bottom) / 1e18)
  }
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b]
  while (other !== 0n) [one, other] = [other, one % other]
  return one
}
