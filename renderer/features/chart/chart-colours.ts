/** Colours of the chart as canvas understands them. */
export interface ChartColours {
  readonly background: string
  readonly text: string
  readonly grid: string
  readonly crosshair: string
  readonly label: string
  /** Words on a label that has the colour of its line. */
  readonly onMark: string
  readonly up: string
  readonly down: string
  readonly upVolume: string
  readonly downVolume: string
  readonly accent: string
  readonly warning: string
}

/** Reads the theme's tokens. The chart library parses only older notations, so a canvas translates. */
export function readChartColours(): ChartColours {
  const style = getComputedStyle(document.documentElement)
  const read = (token: string, alpha = 1) => toRgba(style.getPropertyValue(token).trim(), alpha)
  return {
    background: read('--surface-panel'),
    text: read('--text-muted'),
    grid: read('--line', 0.45),
    crosshair: read('--line-strong'),
    label: read('--surface-hover'),
    onMark: read('--on-mark'),
    up: read('--up'),
    down: read('--down'),
    upVolume: read('--up', 0.28),
    downVolume: read('--down', 0.28),
    accent: read('--accent'),
    warning: read('--warning'),
  }
}

/** `false` where graphics are switched off. */
export function canDraw(): boolean {
  return document.createElement('canvas').getContext('2d') !== null
}

function toRgba(colour: string, alpha: number): string {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d')
  if (context === null) return 'rgba(128, 128, 128, 1)'
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`
}
