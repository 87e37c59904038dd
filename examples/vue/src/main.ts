import { createDeskbell, useDeskbell, useDeskbellEvent } from '@deskbell/widget/vue'
import { createApp, defineComponent, h, ref } from 'vue'

/** Written without a template, so that this example needs no compiler. */
const HelpButton = defineComponent(() => {
  const widget = useDeskbell()
  const unread = ref(0)
  useDeskbellEvent('unread:changed', ({ count }) => {
    unread.value = Number(count)
  })
  return () =>
    h(
      'button',
      { type: 'button', onClick: () => void widget.open() },
      unread.value > 0 ? `Help (${unread.value} new)` : 'Help',
    )
})

createApp(HelpButton)
  .use(createDeskbell({ siteKey: 'rosso', baseUrl: 'http://localhost:4100' }))
  .mount('#app')
