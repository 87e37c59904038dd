import { filePath } from '@deskbell/protocol'
import { signal } from '@preact/signals-core'
import { Component } from 'preact'
import { MessageText } from '../chat/message-text.tsx'
import { Icon } from '../panel/icon.tsx'
import { OutsideLink } from '../panel/outside-link.tsx'
import type { BodyProps } from './body.tsx'
import { sizeText } from './file-text.ts'
import { Sign } from './sign.tsx'

interface FileProps extends BodyProps<'file'> {
  /** Of a file that has not left yet. */
  cid: string | null
}

/** A picture to look at, or a file to fetch; while it travels, how far it is. */
export class FileView extends Component<FileProps> {
  private readonly large = signal(false)
  private readonly broken = signal(false)
  private local: string | null = null

  /** From the server, or from this device while it is not there yet. */
  private address(): string | null {
    const { app, body } = this.props
    const { id, blob } = body.file as typeof body.file & { blob?: Blob }
    if (id) return app.host.options.baseUrl + filePath(body.file)
    if (blob) this.local ??= URL.createObjectURL(blob)
    return this.local
  }

  override componentWillUnmount(): void {
    if (this.local) URL.revokeObjectURL(this.local)
  }

  override render({ app, cid, body: { file, text } }: FileProps) {
    const href = this.address()
    const part = cid ? app.client.progress.value.get(cid) : undefined
    const picture = href && file.type.startsWith('image/') && !this.broken.value
    return (
      <div class="item attached" dir="auto">
        {picture ? this.picture(href) : this.link(href)}
        {text && <MessageText app={app} text={text} own={false} />}
        {part !== undefined && (
          <progress max={1} value={part} aria-label={app.t.value('file.progress', { name: file.name })} />
        )}
      </div>
    )
  }

  private picture(href: string) {
    const { app, body } = this.props
    const { name, width, height } = body.file
    const fail = () => {
      this.broken.value = true
    }
    return (
      <>
        <button
          type="button"
          class="look"
          aria-label={app.t.value('file.open', { name })}
          onClick={() => {
            this.large.value = true
          }}
        >
          <img src={href} alt="" {...(width && height ? { width, height } : {})} loading="lazy" onError={fail} />
        </button>
        {this.large.value && (
          <Lightbox
            label={name}
            close={app.t.value('panel.close')}
            onClose={() => {
              this.large.value = false
            }}
          >
            <img src={href} alt={name} />
            <OutsideLink href={href}>{app.t.value('file.save')}</OutsideLink>
          </Lightbox>
        )}
      </>
    )
  }

  private link(href: string | null) {
    const { app, body } = this.props
    const { name, size } = body.file
    return (
      <div class="film">
        <Sign name="file" />
        <p class="title">{href ? <OutsideLink href={href}>{name}</OutsideLink> : name}</p>
        <p class="sub">{sizeText(app.locale.value, size)}</p>
      </div>
    )
  }
}

interface LightboxProps {
  label: string
  close: string
  onClose(): void
  children: preact.ComponentChildren
}

/** A picture over everything; Escape, a tap beside it and the button close it, and the focus comes back by itself. */
class Lightbox extends Component<LightboxProps> {
  private dialog: HTMLDialogElement | null = null

  override componentDidMount(): void {
    this.dialog?.showModal()
  }

  override render({ label, close, onClose, children }: LightboxProps) {
    return (
      <dialog
        class="lightbox"
        aria-label={label}
        ref={(dialog) => {
          this.dialog = dialog
        }}
        onClose={onClose}
        onKeyDown={(event) => {
          // The panel itself stays open.
          if (event.key === 'Escape') event.stopPropagation()
        }}
        onClick={(event) => {
          if (event.target === event.currentTarget) this.dialog?.close()
        }}
      >
        <button type="button" class="icon-btn" aria-label={close} onClick={() => this.dialog?.close()}>
          <Icon name="close" />
        </button>
        {children}
      </dialog>
    )
  }
}
