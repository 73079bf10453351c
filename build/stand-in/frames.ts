import type { CDPSession } from 'playwright-core'
import { toAppAddress } from './addresses.ts'

/** A frame of the page, as far as the app looks at Electron's WebFrameMain. */
export interface StandInFrame {
  readonly id: string
  readonly url: string
  readonly parent: StandInFrame | null
}

interface ProtocolFrame {
  readonly id: string
  readonly parentId?: string | undefined
  readonly url: string
}

/** Knows which frame a script context belongs to and where that frame is now. */
export class Frames {
  readonly #frames = new Map<string, ProtocolFrame>()
  readonly #contexts = new Map<number, { readonly frameId: string; readonly world: string }>()

  watch(protocol: CDPSession): void {
    protocol.on('Page.frameNavigated', ({ frame }) => this.#frames.set(frame.id, frame))
    protocol.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      this.#frames.set(frameId, { id: frameId, parentId: parentFrameId, url: 'about:blank' })
    })
    protocol.on('Page.frameDetached', ({ frameId }) => this.#frames.delete(frameId))
    protocol.on('Runtime.executionContextCreated', ({ context }) => {
      const frameId = String(context.auxData?.frameId ?? '')
      this.#contexts.set(context.id, { frameId, world: context.name })
    })
    protocol.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#contexts.delete(executionContextId)
    })
    protocol.on('Runtime.executionContextsCleared', () => this.#contexts.clear())
  }

  /** The frame of a script context, `null` when it has gone. */
  frameOf(contextId: number): StandInFrame | null {
    const context = this.#contexts.get(contextId)
    return context === undefined ? null : this.#frame(context.frameId)
  }

  /** The context of `world` in the main frame, `null` while there is none. */
  mainContext(world: string): number | null {
    for (const [id, context] of this.#contexts) {
      if (context.world === world && this.#frame(context.frameId)?.parent === null) return id
    }
    return null
  }

  mainUrl(): string {
    const main = [...this.#frames.values()].find((frame) => frame.parentId === undefined)
    return main === undefined ? '' : toAppAddress(main.url)
  }

  #frame(id: string): StandInFrame | null {
    const frame = this.#frames.get(id)
    if (frame === undefined) return null
    const parent = frame.parentId === undefined ? null : this.#frame(frame.parentId)
    return { id, url: toAppAddress(frame.url), parent }
  }
}
