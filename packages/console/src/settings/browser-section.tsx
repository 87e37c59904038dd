import { endonym } from '../text/languages.ts'
import { useDesk } from '../use-desk.ts'
import { CheckSetting, SelectSetting } from './fields.tsx'
import { Part } from './part.tsx'

/** What an agent may set for this browser. */
export function BrowserSection() {
  const { say } = useDesk()
  return (
    <>
      <Part title={say('settings.look')}>
        <Look />
      </Part>
      <Part title={say('settings.keyboard')}>
        <Keys />
      </Part>
      <Part title={say('settings.alerts')}>
        <Alerts />
      </Part>
    </>
  )
}

function Look() {
  const { say, preferences } = useDesk()
  return (
    <>
      <SelectSetting
        choice={preferences.theme}
        label={say('settings.theme')}
        nameOf={(theme) => say(`settings.theme.${theme}`)}
      />
      <SelectSetting
        choice={preferences.language}
        label={say('settings.language')}
        nameOf={(language) => (language === 'auto' ? say('settings.language.auto') : endonym(language))}
        langOf={(language) => (language === 'auto' ? undefined : language)}
      />
    </>
  )
}

function Keys() {
  const { say, preferences, apple } = useDesk()
  const mod = apple ? '⌘ Enter' : 'Ctrl Enter'
  return (
    <>
      <SelectSetting
        choice={preferences.sendKey}
        label={say('settings.send')}
        nameOf={(key) => (key === 'mod' ? mod : say('settings.sendEnter'))}
      />
      <CheckSetting choice={preferences.undoSend} label={say('settings.undoSend')} />
      <CheckSetting choice={preferences.singleKeys} label={say('keys.single')} />
    </>
  )
}

function Alerts() {
  const { say, preferences, notices, bell } = useDesk()
  // Heard at once, so that it is known what was switched on; and only now does the browser allow sounds.
  const tryBell = async () => {
    bell.ring('words')
    return true
  }
  const permission = notices.permission.value
  const allow = async () => {
    if (notices.permission.value === 'default') await notices.ask()
    return notices.permission.value === 'granted'
  }
  return (
    <>
      <CheckSetting choice={preferences.sound} label={say('settings.sound')} allow={tryBell} />
      <CheckSetting choice={preferences.notify} label={say('settings.notify')} allow={allow} />
      {permission === 'denied' && <p class="hint">{say('settings.notifyDenied')}</p>}
      {permission === 'missing' && <p class="hint">{say('settings.notifyMissing')}</p>}
    </>
  )
}
