import {
  type Instrument,
  type InstrumentKey,
  instrumentId,
} from '../../../shared/domain/instrument.ts'

export type SymbolFilter = 'all' | 'favourites' | Instrument['category']

/**
 * Instruments that fit filter and text, best first: exact coin or symbol, then those that begin
 * with the text, then those that hold it; favourites before others of the same rank.
 */
export function findInstruments(
  instruments: ReadonlyArray<Instrument>,
  text: string,
  filter: SymbolFilter,
  favourites: ReadonlyArray<InstrumentKey>,
): ReadonlyArray<Instrument> {
  const wanted = text
    .trim()
    .toUpperCase()
    .replace(/[\s/-]/g, '')
  const starred = new Set(favourites.map(instrumentId))
  const rows = instruments
    .filter((row) => fits(row, filter, starred))
    .map((row) => ({ row, rank: rankOf(row, wanted), starred: starred.has(instrumentId(row)) }))
    .filter(({ rank }) => rank !== null)
  rows.sort((a, b) => Number(a.rank) - Number(b.rank) || Number(b.starred) - Number(a.starred))
  return rows.map(({ row }) => row)
}

function fits(row: Instrument, filter: SymbolFilter, starred: ReadonlySet<string>): boolean {
  if (filter === 'all') return true
  if (filter === 'favourites') return starred.has(instrumentId(row))
  return row.category === filter
}

function rankOf(row: Instrument, wanted: string): number | null {
  if (wanted === '' || row.symbol === wanted || row.baseCoin === wanted) return 0
  if (row.symbol.startsWith(wanted)) return 1
  return row.symbol.includes(wanted) ? 2 : null
}

/** The list with the instrument put in or taken out. */
export function toggleFavourite(
  favourites: ReadonlyArray<InstrumentKey>,
  { category, symbol }: InstrumentKey,
): ReadonlyArray<InstrumentKey> {
  const id = instrumentId({ category, symbol })
  const without = favourites.filter((row) => instrumentId(row) !== id)
  return without.length < favourites.length ? without : [...favourites, { category, symbol }]
}
