import './styles/index.css'
import { createBrowserWorld } from './edge/browser-world.ts'
import { startConsole } from './start-console.tsx'

const root = document.getElementById('console')
if (root) startConsole(root, createBrowserWorld())
