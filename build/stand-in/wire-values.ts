// IPC values cross as JSON; what JSON would lose is marked, so that the app's own checks see the
// same values as under Electron, where they cross as structured clones.

/** Self-contained: its source also runs inside the page. */
export function createWireCodec(): {
  readonly encode: (value: unknown) => string
  readonly decode: (text: string) => unknown
} {
  const mark = '$wire'
  const marked = new Map<string, unknown>([
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['Infinity', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
  ])
  const replace = (_name: string, value: unknown) => {
    if (value === undefined) return { [mark]: 'undefined' }
    if (typeof value === 'number' && !Number.isFinite(value)) return { [mark]: String(value) }
    return value
  }
  const revive = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value
    if (Array.isArray(value)) return value.map(revive)
    const name: unknown = Object.getOwnPropertyDescriptor(value, mark)?.value
    if (typeof name === 'string' && marked.has(name)) return marked.get(name)
    for (const [key, member] of Object.entries(value)) {
      // Defined, not assigned: a member called `__proto__` stays an ordinary member.
      Object.defineProperty(value, key, {
        value: revive(member),
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
    return value
  }
  return {
    encode: (value) => JSON.stringify(value, replace),
    decode: (text) => revive(JSON.parse(text)),
  }
}
