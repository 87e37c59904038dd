/** Signs of what comes later than the panel, each the `d` of a path. */
const signs = {
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  clip: 'm18.5 11-7.2 7.2a4.2 4.2 0 0 1-6-6l7.6-7.6a2.9 2.9 0 0 1 4.1 4.100l-7.6 7.600a1.5 1.5 0 0 1-2.1-2.100l6.6-6.6',
  check: 'm5.5 12.5 4.5 4.5 8.5-10',
  play: 'M8.5 5.500v13l10-6.500z',
  file: 'M13.5 4H7v16h10V7.500zM13.5 4v3.500H17',
} as const

/** A drawn sign, as `Icon` is one. */
export const Sign = ({ name }: { name: keyof typeof signs }) => (
  <svg class={`ico i-${name}`} viewBox="0 0 24 24" aria-hidden="true">
    <path d={signs[name]} />
  </svg>
)
