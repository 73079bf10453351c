import { type RefObject, useEffect } from 'react'
import { panicKey } from './panic-keys.ts'
import { confirmPanic, leavePanic, panicStore, pressPanic } from './panic-store.ts'

/**
 * Hears the keys before everything else, so that they work in every field and over every dialog.
 * While a question is open Enter answers it and Escape leaves it, wherever the focus is; a key that
 * is held down counts once. A press elsewhere leaves the question.
 */
export function usePanicKeys(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      const action = panicKey(event)
      if (action !== null) {
        take(event)
        if (!event.repeat) pressPanic(action)
        return
      }
      if (panicStore.getState().asking === null) return
      if (event.key === 'Escape') {
        take(event)
        leavePanic()
        return
      }
      // The panel's own buttons answer for themselves.
      const isInside = event.target instanceof Node && panel.current?.contains(event.target)
      if (event.key !== 'Enter' || isInside === true) return
      take(event)
      if (!event.repeat) confirmPanic()
    }
    function pointed({ target }: PointerEvent): void {
      if (panicStore.getState().asking === null || !(target instanceof Element)) return
      const isButton = target.closest('[data-panic]') !== null
      if (!isButton && panel.current?.contains(target) !== true) leavePanic()
    }
    window.addEventListener('keydown', pressed, true)
    window.addEventListener('pointerdown', pointed, true)
    return () => {
      window.removeEventListener('keydown', pressed, true)
      window.removeEventListener('pointerdown', pointed, true)
    }
  }, [panel])
}

function take(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
