import { createWidget } from '@deskbell/widget'

const widget = createWidget({
  siteKey: 'rosso',
  baseUrl: 'http://localhost:4100',
  accent: '#8a1c2b',
  texts: { en: { 'home.title': 'Ask the cobbler' } },
})

widget.on('message:received', ({ author, text }) => console.log(`${author}: ${text}`))
document.querySelector('#ask')?.addEventListener('click', () => void widget.open('chat'))
