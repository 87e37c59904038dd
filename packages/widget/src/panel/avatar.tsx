import { Icon } from './icon.tsx'

/** Hues far enough apart to tell a team's faces from each other; lightness in the style sheet keeps white text at AA. */
const hues = [40, 270, 150, 330, 210, 100]
const hueOf = (name: string): number =>
  hues[[...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % hues.length]!

/** @example initialsOf('Mari Kask') // 'MK' */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')

interface AvatarProps {
  name: string
  initials?: string | undefined
  small?: boolean
  online?: boolean
}

/** A face by initials; beside the name, so hidden from readers. */
export const Avatar = ({ name, initials, small, online }: AvatarProps) => (
  <span class={`ava${small ? ' s' : ''}`} style={{ '--h': hueOf(name) }} aria-hidden="true">
    {initials ?? initialsOf(name)}
    {online && <i />}
  </span>
)

/** The assistant's face: the bell. */
export const BotAvatar = ({ small }: { small?: boolean }) => (
  <span class={`ava bot${small ? ' s' : ''}`} aria-hidden="true">
    <Icon name="bell" />
  </span>
)
