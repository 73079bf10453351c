import { z } from 'zod'
import type { Notice } from '../../shared/ipc/contract.ts'
import { StateFile } from '../desk/state-file.ts'
import type { StateFileSystem } from '../desk/state-files.ts'
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

/** The file that keeps where the window stood. */
export function openWindowState(options: {
  readonly file: string
  readonly now: () => number
  readonly raise: (notice: Notice) => void
  readonly files?: StateFileSystem
}): StateFile<WindowState> {
  return new StateFile({
    ...options,
    version: 1,
    schema: stateSchema,
    unversioned: stateSchema,
    defaults: FRESH,
  })
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
