const paths = {
  back: 'm14 6-6 6 6 6',
  close: 'm7 7 10 10M17 7 7 17',
  down: 'M12 5v13m-5.5-5L12 18.5l5.5-5.5',
  lock: 'M7 11V8.5a5 5 0 0 1 10 0V11M5.5 11h13v8.5h-13z',
  check: 'm5.5 12.5 4.5 4.5 8.5-10',
  person: 'M15.5 8.5a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0M5 19.5c.8-3.3 3.5-5 7-5s6.2 1.7 7 5',
  save: 'M12 4.5v10m-4.5-4 4.5 4.5 4.5-4.5M5 19.5h14',
  bell: 'M5 16a7 7 0 0 1 14 0zM4 19.5h16M12 8V5.5',
  clip: 'm18.5 11-7.2 7.2a4.2 4.2 0 0 1-6-6l7.6-7.6a2.9 2.9 0 0 1 4.1 4.1l-7.6 7.6a1.5 1.5 0 0 1-2.1-2.1l6.6-6.6',
  card: 'M4.5 6.5h15v11h-15zM8 10.5h8M8 14h5',
  file: 'M13.5 4H7v16h10V7.5zM13.5 4v3.5H17',
} as const
export type IconName = keyof typeof paths

/** A drawn sign beside or inside something that has a name, so hidden from readers. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="ico" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
)
