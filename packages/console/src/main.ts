import './styles/index.css'
import { createBrowserWorld } from './edge/browser-world.ts'
import { startConsole } from './start-console.tsx'

const root = document.getElementById('console')
if (root) {
  startConsole(root, createBrowserWorld()).catch((error: unknown) => {
    console.error(error)
    // Without any language there are no words but these.
    root.textContent = 'The console could not be loaded. Reload the page.'
  })
}
