/** The panel's signs, each the `d` of a path. */
export const signs = {
  bell: 'M5 16.5h14M6.5 16.5a5.5 5.5 0 0 1 11 0M12 11V8.5M10.5 8.5h3M9 19.5h6',
  close: 'm7 7 10 10M17 7 7 17',
  back: 'm14 6-6 6 6 6',
  go: 'm10 6 6 6-6 6',
  find: 'M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0m3 9-4.7-4.7',
  send: 'M12 19V6m-5.5 5L12 5.5 17.5 11',
  home: 'm4 11 8-6.5 8 6.5M6 9.8V19h12V9.8',
  messages: 'M4 6.5h16v10h-9L6.5 20v-3.5H4z',
  help: 'M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0M9.7 9.6a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1.1.8-1.1 1.6m0 2.9v.1',
  offline: 'M7 18h10a3.5 3.5 0 0 0 .5-7A5.5 5.5 0 0 0 7 9.5 4.3 4.3 0 0 0 7 18zM4 4l16 16',
  down: 'M12 5v13m-5.5-5L12 18.5l5.5-5.5',
  person: 'M15.5 8.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0M5 19.5c.8-3.3 3.5-5 7-5s6.2 1.7 7 5',
} as const
export type IconName = keyof typeof signs

/** A drawn sign; always beside or inside something that has a name, so hidden from readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class={`ico i-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={signs[name]} />
  </svg>
)
