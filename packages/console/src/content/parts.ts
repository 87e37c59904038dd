import { createLazy } from '../frame/lazy.tsx'

/** What is written, each with what it is read and checked by: nobody who changes a greeting needs the reader of YAML. */
export const articleEditor = createLazy(async () => (await import('./article-editor.tsx')).OpenArticle, 'div')
export const greetingsScreen = createLazy(async () => (await import('./greetings-screen.tsx')).GreetingsScreen, 'div')
export const surveysScreen = createLazy(async () => (await import('./surveys-screen.tsx')).SurveysScreen, 'div')
