import type { FileRules } from '@deskbell/protocol'
import { signal } from '@preact/signals-core'
import { Component } from 'preact'
import { fileProblem, kindsText, sizeText } from '../bodies/file-text.ts'
import { Sign } from '../bodies/sign.tsx'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'

interface AttachProps {
  app: App
  chat: Chat
}

/** Files by button, by pasting and by dropping; what cannot be sent is said before anything travels. */
export class Attach extends Component<AttachProps> {
  private readonly problem = signal('')
  private readonly over = signal(false)
  private root: HTMLElement | null = null
  private field: HTMLInputElement | null = null
  private stops: (() => void)[] = []

  private readonly rules = (): FileRules | null => this.props.app.config.value?.files ?? null

  override componentDidMount(): void {
    const screen = this.root?.closest<HTMLElement>('.screen')
    if (!screen) return
    const listen = <E extends 'paste' | 'dragover' | 'dragleave' | 'drop'>(
      type: E,
      run: (event: HTMLElementEventMap[E]) => void,
    ) => {
      screen.addEventListener(type, run)
      this.stops.push(() => screen.removeEventListener(type, run))
    }
    const filesIn = (data: DataTransfer | null) => [...(data?.files ?? [])]
    listen('paste', (event) => {
      const files = filesIn(event.clipboardData)
      if (files.length === 0) return
      event.preventDefault()
      this.take(files)
    })
    listen('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      this.over.value = this.rules() !== null
    })
    listen('dragleave', (event) => {
      if (!screen.contains(event.relatedTarget as Node | null)) this.over.value = false
    })
    listen('drop', (event) => {
      this.over.value = false
      const files = filesIn(event.dataTransfer)
      if (files.length === 0) return
      event.preventDefault()
      this.take(files)
    })
  }

  override componentWillUnmount(): void {
    for (const stop of this.stops) stop()
  }

  private take(files: readonly File[]): void {
    const { app } = this.props
    const rules = this.rules()
    this.problem.value = ''
    if (!rules) return
    for (const file of files.slice(0, rules.perDay)) {
      const problem = fileProblem(app.t.peek(), app.locale.peek(), rules, file)
      if (problem) this.complain(problem)
      else this.send(file)
    }
  }

  /** Said long enough to be read. */
  private complain(problem: string): void {
    this.problem.value = problem
    this.props.app.clock.after(8000, () => {
      if (this.problem.peek() === problem) this.problem.value = ''
    })
  }

  private send(file: File): void {
    const { app, chat } = this.props
    chat.thread.sendFile(file, file.name)
    app.client.connect()
    app.host.emit('message:sent', { conversationId: chat.thread.id, text: file.name })
  }

  override render({ app }: AttachProps) {
    const rules = this.rules()
    if (!rules) return null
    const t = app.t.value
    const limits = t('file.limits', { kinds: kindsText(rules), size: sizeText(app.locale.value, rules.maxBytes) })
    return (
      <span
        class="attach"
        ref={(root) => {
          this.root = root
        }}
      >
        <button
          type="button"
          class="icon-btn"
          aria-label={t('file.attach')}
          title={limits}
          onClick={() => this.field?.click()}
        >
          <Sign name="clip" />
        </button>
        <input
          type="file"
          class="vh"
          multiple
          tabIndex={-1}
          aria-hidden="true"
          accept={rules.types.join(',')}
          ref={(field) => {
            this.field = field
          }}
          onChange={(event) => {
            this.take([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        {this.problem.value && (
          <span class="count failed" role="alert">
            {this.problem.value}
          </span>
        )}
        {this.over.value && (
          <span class="drop">
            {t('file.drop')}
            <small>{limits}</small>
          </span>
        )}
      </span>
    )
  }
}
