import { Component } from 'preact'
import type { App } from '../panel/app.ts'
import { Icon } from '../panel/icon.tsx'
import type { Chat } from './chat.ts'

interface ComposerProps {
  app: App
  chat: Chat
}

/** Longest message the server takes, in UTF-16 units (`limits.text` of the wire). */
export const longest = 4000
/** From here on the count is shown. */
const countFrom = longest - 200

/** Where one writes: Enter sends, Shift+Enter breaks the line, an input method's Enter only chooses. */
export class Composer extends Component<ComposerProps> {
  private field: HTMLTextAreaElement | null = null

  override componentDidMount(): void {
    this.fit()
  }
  override componentDidUpdate(): void {
    this.fit()
  }

  /** As high as its text, up to the height the style sheet allows. */
  private fit(): void {
    const field = this.field
    if (!field) return
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }

  private readonly send = () => {
    const { chat } = this.props
    const text = chat.draft.peek()
    if (text.trim() === '' || text.length > longest) return
    chat.send(text)
    this.field?.focus()
  }

  private readonly onKey = (event: KeyboardEvent) => {
    // 229 is what Safari still reports for the Enter that ends a composition.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    this.send()
  }

  override render({ app, chat }: ComposerProps) {
    const t = app.t.value
    const text = chat.draft.value
    const over = text.length - longest
    const tools = app.part('tools')
    const seen = app.config.value?.typingPreview && app.part('seen')
    const soon = text.length > countFrom && app.part('soon')
    return (
      <form
        class="compose"
        onSubmit={(event) => {
          event.preventDefault()
          this.send()
        }}
      >
        {tools && <tools.Attach app={app} chat={chat} />}
        <textarea
          rows={1}
          aria-label={t('chat.write')}
          placeholder={t('chat.write')}
          dir="auto"
          enterkeyhint="send"
          aria-invalid={over > 0}
          data-focus={app.phone.value ? undefined : ''}
          ref={(field) => {
            this.field = field
          }}
          value={text}
          onInput={(event) => chat.write(event.currentTarget.value)}
          onKeyDown={this.onKey}
        />
        <button type="submit" class="send" aria-label={t('chat.send')} aria-disabled={text.trim() === '' || over > 0}>
          <Icon name="send" />
        </button>
        {seen && <seen.Seen app={app} chat={chat} />}
        {soon && <soon.Count app={app} length={text.length} />}
      </form>
    )
  }
}
