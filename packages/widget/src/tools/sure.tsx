import { Component } from 'preact'

interface SureProps {
  words: string
  keep: string
  act: string
  yes(): void
  no(): void
}

/** What cannot be taken back by a second tap is asked about once more. */
export class Sure extends Component<SureProps> {
  private dialog: HTMLDialogElement | null = null

  override componentDidMount(): void {
    this.dialog?.showModal()
  }

  override render({ words, keep, act, yes, no }: SureProps) {
    return (
      <dialog
        class="ask"
        aria-labelledby="db-sure"
        ref={(dialog) => {
          this.dialog = dialog
        }}
        onCancel={no}
        onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      >
        <p id="db-sure">{words}</p>
        <div class="ends-row">
          <button type="button" class="quiet" onClick={no}>
            {keep}
          </button>
          <button type="button" class="primary" onClick={yes}>
            {act}
          </button>
        </div>
      </dialog>
    )
  }
}
