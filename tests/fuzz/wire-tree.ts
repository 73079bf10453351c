/** JSON as it is spelled: literals keep their digits, objects may hold a key twice. */
export type Wire =
  | { readonly kind: 'literal'; raw: string }
  | { readonly kind: 'list'; readonly items: Wire[] }
  | { readonly kind: 'object'; readonly members: [key: string, value: Wire][] }

/** For printed samples: their numbers are all safe integers. */
export function wireOf(value: unknown): Wire {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(wireOf) }
  if (typeof value !== 'object' || value === null) {
    return { kind: 'literal', raw: JSON.stringify(value) }
  }
  const members = Object.entries(value).map(([key, member]): [string, Wire] => [
    key,
    wireOf(member),
  ])
  return { kind: 'object', members }
}

export function textOfWire(wire: Wire): string {
  switch (wire.kind) {
    case 'literal':
      return wire.raw
    case 'list':
      return `[${wire.items.map(textOfWire).join(',')}]`
    case 'object':
      return `{${wire.members.map(([key, value]) => `${JSON.stringify(key)}:${textOfWire(value)}`).join(',')}}`
  }
}

/** Where a value stands, and how to put another there or take it away. */
export interface Place {
  readonly parent: Wire & { readonly kind: 'list' | 'object' }
  readonly index: number
}

export function placesOf(wire: Wire): Place[] {
  const places: Place[] = []
  const walk = (at: Wire): void => {
    if (at.kind === 'literal') return
    const children = at.kind === 'list' ? at.items : at.members.map(([, value]) => value)
    children.forEach((child, index) => {
      places.push({ parent: at, index })
      walk(child)
    })
  }
  walk(wire)
  return places
}

export function valueAt({ parent, index }: Place): Wire {
  const value = parent.kind === 'list' ? parent.items[index] : parent.members[index]?.[1]
  if (value === undefined) throw new Error('no such place')
  return value
}

export function put({ parent, index }: Place, value: Wire): void {
  if (parent.kind === 'list') parent.items[index] = value
  else parent.members[index] = [parent.members[index]?.[0] ?? '', value]
}

export function take({ parent, index }: Place): void {
  if (parent.kind === 'list') parent.items.splice(index, 1)
  else parent.members.splice(index, 1)
}
