/**
 * FNV-1a with 64 bits over UTF-16 units, 16 hexadecimal digits: names files by content, protects nothing.
 * Source of the formula: RFC 9923, "The FNV Non-Cryptographic Hash Algorithm".
 */
export function contentHash(text: string): string {
  // The 64 bits are kept in four parts of 16, because numbers are exact only up to 53 bits. Prime: 2^40 + 0x1b3.
  let [a, b, c, d] = [0x2325, 0x8422, 0x9ce4, 0xcbf2]
  for (let at = 0; at < text.length; at++) {
    a ^= text.charCodeAt(at)
    const low = a * 0x1b3
    const second = b * 0x1b3 + (low >>> 16)
    const third = c * 0x1b3 + a * 0x100 + (second >>> 16)
    const fourth = d * 0x1b3 + b * 0x100 + (third >>> 16)
    a = low & 0xffff
    b = second & 0xffff
    c = third & 0xffff
    d = fourth & 0xffff
  }
  return [d, c, b, a].map((part) => part.toString(16).padStart(4, '0')).join('')
}
