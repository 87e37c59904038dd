import { safeHref } from '@deskbell/protocol'
import { Component } from 'preact'
import type { BlockContext } from './blocks.tsx'

interface PictureProps {
  node: { src: string; alt: string }
  context: BlockContext
}

/** A picture; a tap shows it as large as the screen, Esc or a tap closes it. Shown by its words where it cannot be had. */
export class Picture extends Component<PictureProps, { gone: boolean }> {
  override state = { gone: false }
  private dialog: HTMLDialogElement | null = null

  private readonly close = () => this.dialog?.close()
  private readonly onKey = (event: KeyboardEvent) => {
    // Esc is the picture's; without this it would close the panel as well.
    if (event.key === 'Escape') event.stopPropagation()
  }

  override render({ node, context }: PictureProps) {
    const src = safeHref(node.src, context.base)
    if (!src || this.state.gone) return <>{node.alt}</>
    const picture = <img src={src} alt={node.alt} loading="lazy" referrerpolicy="no-referrer" />
    return (
      <>
        <button type="button" class="zoom" aria-haspopup="dialog" onClick={() => this.dialog?.showModal()}>
          <img
            src={src}
            alt={node.alt}
            loading="lazy"
            referrerpolicy="no-referrer"
            onError={() => this.setState({ gone: true })}
          />
        </button>
        <dialog
          class="large"
          aria-label={node.alt}
          ref={(dialog) => {
            this.dialog = dialog
          }}
          onClick={this.close}
          onKeyDown={this.onKey}
        >
          <button type="button" class="icon-btn" aria-label={context.t('panel.close')}>
            ✕
          </button>
          {picture}
        </dialog>
      </>
    )
  }
}
