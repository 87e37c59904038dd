import type { App } from './app.ts'
import { Icon } from './icon.tsx'

interface SearchFieldProps {
  app: App
  value: string
  onQuery(query: string): void
  onKey?(event: KeyboardEvent): void
  focus?: boolean
}

/** One search field for home and help. */
export function SearchField({ app, value, onQuery, onKey, focus }: SearchFieldProps) {
  const t = app.t.value
  return (
    <div class="find">
      <Icon name="find" />
      <input
        type="search"
        aria-label={t('help.search')}
        placeholder={t('help.search')}
        value={value}
        maxLength={200}
        autocomplete="off"
        enterkeyhint="search"
        data-focus={focus ? '' : undefined}
        onInput={(event) => onQuery(event.currentTarget.value)}
        onKeyDown={(event) => onKey?.(event)}
      />
      {value !== '' && (
        <button type="button" class="icon-btn" aria-label={t('help.clear')} onClick={() => onQuery('')}>
          <Icon name="close" />
        </button>
      )}
    </div>
  )
}
