import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useDesk } from '../use-desk.ts'
import { Icon } from './icon.tsx'

interface DialogProps {
  class?: string
  /** Id of the element that names it. */
  labelledBy: string
  children: ComponentChildren
}

/** What lies over the screen: focus stays inside and goes back where it was. */
export function Dialog({ class: name = '', labelledBy, children }: DialogProps) {
  const { dialog } = useDesk()
  const element = useRef<HTMLDialogElement>(null)
  const gone = useRef(false)
  // showModal keeps focus inside and gives it back where it was; only a dialog opened this way does.
  useLayoutEffect(() => {
    const open = element.current
    open?.showModal()
    return () => {
      gone.current = true
      open?.close()
    }
  }, [])
  const close = () => {
    // Browsers tell of the closing late, when the next dialog may be open already.
    if (!gone.current) dialog.value = null
  }
  return (
    <dialog
      ref={element}
      class={`sheet ${name}`.trim()}
      aria-labelledby={labelledBy}
      onClose={close}
      onMouseDown={(event) => event.target === event.currentTarget && isOutside(event) && close()}
    >
      {children}
    </dialog>
  )
}

/** A press on the backdrop arrives at the dialog, outside of its box. */
function isOutside({ clientX, clientY, currentTarget }: MouseEvent): boolean {
  const { left, right, top, bottom } = (currentTarget as HTMLElement).getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}

/** A dialog's name and its way out. */
export function DialogHead({ id, title }: { id: string; title: string }) {
  const { say, dialog } = useDesk()
  return (
    <header>
      <h2 id={id}>{title}</h2>
      <button
        type="button"
        class="plain icon"
        aria-label={say('keys.close')}
        onClick={() => {
          dialog.value = null
        }}
      >
        <Icon name="close" />
      </button>
    </header>
  )
}
