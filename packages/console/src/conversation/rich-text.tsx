import { createLazyPart } from '../frame/lazy-part.tsx'
import type { MarkedTextProps } from '../marks/marked-text.tsx'

export const markedText = createLazyPart<MarkedTextProps>(
  async () => (await import('../marks/marked-text.tsx')).MarkedText,
)

/** Foreign words with their marks and links; as plain words until what reads them is there. */
export const RichText = (props: MarkedTextProps) => <markedText.View {...props}>{props.text}</markedText.View>
