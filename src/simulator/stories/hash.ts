/** A small hash of text, for what must come out the same on every site without any dice. Not for secrets. */

/** FNV-1a with a last stir: 32 bits, the same for the same text and seed. */
export function hash32(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Hex digits, eight for each round. */
export function hexOf(text: string, digits: number): string {
  let hex = ''
  for (let round = 1; hex.length < digits; round++) hex += hash32(text, round).toString(16).padStart(8, '0')
  return hex.slice(0, digits)
}
