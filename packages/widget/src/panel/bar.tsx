import type { ComponentChildren } from 'preact'
import type { App } from './app.ts'
import { Icon } from './icon.tsx'

interface BarProps {
  app: App
  back?: boolean
  children: ComponentChildren
}

export const CloseButton = ({ app }: { app: App }) => (
  <button type="button" class="icon-btn close" aria-label={app.t.value('panel.close')} onClick={app.close}>
    <Icon name="close" />
  </button>
)

/** Head of every page but home: back, what this is, close. */
export const Bar = ({ app, back, children }: BarProps) => (
  <div class="bar">
    {back && (
      <button type="button" class="icon-btn" aria-label={app.t.value('panel.back')} onClick={app.back}>
        <Icon name="back" />
      </button>
    )}
    {children}
    <CloseButton app={app} />
  </div>
)
