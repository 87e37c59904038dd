import type { Line } from '@deskbell/client'
import type { EntryBody } from '@deskbell/protocol'
import type { Chat } from '../chat/chat.ts'
import type { App } from '../panel/app.ts'
import { Cards } from './cards.tsx'
import { Coupon } from './coupon.tsx'
import { FileView } from './file.tsx'
import { FormSaid } from './form-said.tsx'
import { Video } from './video.tsx'

/** What the view of one kind of entry gets. */
export interface BodyProps<Kind extends EntryBody['kind'] = EntryBody['kind']> {
  app: App
  chat: Chat
  body: Extract<EntryBody, { kind: Kind }>
}

/** What was said in another way than by words alone. */
export function Body({ app, chat, line: { body, cid } }: { app: App; chat: Chat; line: Line }) {
  switch (body.kind) {
    case 'cards':
      return <Cards app={app} chat={chat} body={body} />
    case 'coupon':
      return <Coupon app={app} chat={chat} body={body} />
    case 'video':
      return <Video app={app} chat={chat} body={body} />
    case 'file':
      return <FileView app={app} chat={chat} body={body} cid={cid} />
    case 'form':
      return <FormSaid app={app} chat={chat} body={body} />
    default:
      return <div class="bub gone">{app.t.value('chat.gone')}</div>
  }
}
