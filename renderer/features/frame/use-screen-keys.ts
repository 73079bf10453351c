import { useEffect } from 'react'
import { goTo, SCREENS } from '../../stores/navigation-store.ts'

/** Alt+1 … Alt+6 open the screens in the order of the rail. */
export function useScreenKeys(): void {
  useEffect(() => {
    function pressed(event: KeyboardEvent): void {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const screen = SCREENS[Number(/^Digit([1-6])$/.exec(event.code)?.[1] ?? 0) - 1]
      if (screen === undefined) return
      event.preventDefault()
      goTo(screen)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}
