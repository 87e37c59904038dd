import type { ComponentChildren } from 'preact'

/** A link out of the panel: a window of its own, and nothing told to it about the shop's page. */
export const OutsideLink = ({ href, children }: { href: string; children?: ComponentChildren }) => (
  <a href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
    {children}
  </a>
)
