import { PasswordBar } from '../account/password-bar.tsx'
import { LowScoreBar } from '../alerts/low-score-bar.tsx'
import { Conversation } from '../conversation/conversation.tsx'
import type { DialogName } from '../desk.ts'
import { List } from '../inbox/list.tsx'
import type { Route } from '../route.ts'
import { SignIn } from '../session/sign-in.tsx'
import { Shopper } from '../shopper/shopper.tsx'
import { useAct } from '../use-act.ts'
import { useDesk } from '../use-desk.ts'
import { LinkBar } from './link-bar.tsx'
import { LiveRegion } from './live-region.tsx'
import { Nav } from './nav.tsx'
import { contentScreen, openDialog, reportsScreen, settingsScreen, setupBar, visitorsScreen } from './screens.ts'

/** Which pane has the screen where only one fits. */
const paneOf = (screen: string, conversation: boolean, details: boolean): string =>
  screen !== 'inbox' ? screen : !conversation ? 'list' : details ? 'details' : 'conversation'

export function App() {
  const { client, route, thread, details } = useDesk()
  if (client.signedOut.value) return <SignIn />
  const { screen } = route.value
  return (
    <div class={`app ${screen}`} data-pane={paneOf(screen, thread.value !== null, details.value)}>
      <Nav />
      <div class="bars">
        <LinkBar />
        <PasswordBar />
        <LowScoreBar />
        <setupBar.View />
      </div>
      <Screen screen={screen} />
      <Dialogs />
      <LiveRegion />
    </div>
  )
}

/** What lies over the screen. */
function Dialogs() {
  const { dialog } = useDesk()
  const toggle = (each: DialogName) => () => {
    dialog.value = dialog.value === each ? null : each
  }
  useAct('palette', toggle('palette'))
  useAct('help', toggle('keys'))
  return dialog.value === null ? null : <openDialog.View />
}

function Screen({ screen }: { screen: Route['screen'] }) {
  switch (screen) {
    case 'reports':
      return <reportsScreen.View />
    case 'content':
      return <contentScreen.View />
    case 'visitors':
      return <visitorsScreen.View />
    case 'settings':
      return <settingsScreen.View />
    case 'inbox':
      return <Inbox />
  }
}

function Inbox() {
  const { thread, client } = useDesk()
  const open = thread.value
  return (
    <main class="panes">
      {/* Whichever pane is on screen, it stands under this. */}
      <h1 class="vh">{client.site.value?.name ?? 'Deskbell'}</h1>
      <List />
      <Conversation key={open?.id ?? 'none'} thread={open} />
      {open && <Shopper key={`shopper-${open.id}`} thread={open} />}
    </main>
  )
}
