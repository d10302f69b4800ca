/** Secrets that can be found again wherever they end up: every one holds the same two marks, one in each half. */
import { randomBytes } from 'node:crypto'

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789'
const LENGTH = 12
const word = (length: number): string =>
  Array.from(randomBytes(length), (byte) => ALPHABET[byte % ALPHABET.length]).join('')

export class Canaries {
  readonly #marks = [word(LENGTH), word(LENGTH)] as const
  readonly planted = new Map<string, number>()
  #made = 0

  /** Looks like a token of Jira Cloud, 67 letters of which each half holds a mark. `as` names how it is planted. */
  one(as: string): string {
    this.planted.set(as, (this.planted.get(as) ?? 0) + 1)
    this.#made++
    const [first, second] = this.#marks
    return `ATATT3xFfGF0${word(4)}${first}${String(this.#made).padStart(6, '0')}${second}${word(12)}=${word(8)}`
  }

  some(as: string, count: number): string[] {
    return Array.from({ length: count }, () => this.one(as))
  }

  /** Where one of them is found, in whatever way it is written; empty is as it must be. */
  found(place: string, text: string): string[] {
    const lower = text.toLowerCase()
    return this.#marks.flatMap((mark) =>
      Object.entries(waysToWrite(mark)).flatMap(([way, needle]) => {
        const at = lower.indexOf(needle.toLowerCase())
        return at < 0 ? [] : [`${place}, ${way}: …${text.slice(Math.max(0, at - 80), at + needle.length + 40)}…`]
      }),
    )
  }
}

/** The letters of the encoded mark that depend on nothing beside it. */
export function waysToWrite(mark: string): Record<string, string> {
  const bytes = [...Buffer.from(mark)]
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'))
  const base64 = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), Buffer.from(mark)]).toString('base64')
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + mark.length) * 8) / 6))
  })
  return {
    plain: mark,
    hex: hex.join(''),
    'URL-encoded': hex.map((one) => `%${one}`).join(''),
    'JSON-escaped': hex.map((one) => `\\u00${one}`).join(''),
    ...Object.fromEntries(base64.map((text, at) => [`base64 at ${at}`, text])),
    ...Object.fromEntries(
      base64.map((text, at) => [`base64url at ${at}`, text.replaceAll('+', '-').replaceAll('/', '_')]),
    ),
  }
}
