import { readFileSync, renameSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Notice } from '../../shared/ipc/contract.ts'
import { MINIMUM_SIZE } from './window-policy.ts'

/** Screen pixels, independent of the display's scale. */
export interface Bounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface WindowState {
  /** `null`: never kept, the system chooses the place. */
  readonly bounds: Bounds | null
  readonly maximised: boolean
}

export const DEFAULT_SIZE = { width: 1440, height: 900 } as const
const FRESH: WindowState = { bounds: null, maximised: false }
const pixels = z.number().int().min(-100_000).max(100_000)
const size = z.number().int().min(100).max(100_000)
const stateSchema: z.ZodType<WindowState> = z.strictObject({
  bounds: z.strictObject({ x: pixels, y: pixels, width: size, height: size }).nullable(),
  maximised: z.boolean(),
})

/**
 * What was kept, or the defaults. A file that cannot be understood is set aside under a dated
 * name, never dropped, and the notice says so.
 */
export function readWindowState(
  file: string,
  nowMs: number,
): { readonly state: WindowState; readonly notice: Notice | null } {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    // Not kept yet, or not readable for us: both start with the defaults.
    return { state: FRESH, notice: null }
  }
  const state = parseWindowState(text)
  if (state !== null) return { state, notice: null }
  const keptAs = `${file}.damaged-${new Date(nowMs).toISOString().replaceAll(':', '-')}`
  renameSync(file, keptAs)
  return { state: FRESH, notice: { kind: 'file-set-aside', file: path.basename(file), keptAs } }
}

function parseWindowState(text: string): WindowState | null {
  try {
    return stateSchema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    // Not JSON: damaged like any other content that does not fit.
    return null
  }
}

/** Written beside and moved into place, so that a crash leaves the old or the new file. */
export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.new`
  await writeFile(fresh, JSON.stringify(state), { mode: 0o600 })
  await rename(fresh, file)
}

/**
 * Bounds at which the window can be seen and moved: kept when its title bar is on a display that
 * is there now, shrunk to it when larger, else only the size is used and the system places it.
 */
export function fitToDisplays(
  bounds: Bounds | null,
  workAreas: ReadonlyArray<Bounds>,
): Partial<Bounds> {
  if (bounds === null) return { ...DEFAULT_SIZE }
  const home = workAreas.find((area) => titleBarIsIn(bounds, area))
  const roof = home ?? workAreas[0]
  const width = Math.max(Math.min(bounds.width, roof?.width ?? bounds.width), MINIMUM_SIZE.width)
  const height = Math.max(
    Math.min(bounds.height, roof?.height ?? bounds.height),
    MINIMUM_SIZE.height,
  )
  if (home === undefined) return { width, height }
  return { x: bounds.x, y: bounds.y, width, height }
}

/** At least 100 pixels of the upper edge can be grabbed with the mouse. */
function titleBarIsIn(bounds: Bounds, area: Bounds): boolean {
  const seen = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
  return seen >= 100 && bounds.y >= area.y && bounds.y <= area.y + area.height - 40
}
