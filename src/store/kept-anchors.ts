/** Anchors as they were kept elsewhere: found among lines of a log or bodies of the webhook, and only those that are what they say. */
import { Fault } from '../base/index.ts'
import { isSigned, type SignedAnchor } from './anchor-signature.ts'

type Kept = Pick<SignedAnchor, 'seq' | 'hash'> & Partial<SignedAnchor> & { readonly line: number }

const HASH = /^[0-9a-f]{64}$/

/**
 * By number, the hash that each entry had. What is signed must be so rightly; with `signers`, by one of them, and what
 * is not signed (before anchors were, or because somebody took it off) is left out.
 */
export function anchorsIn(lines: readonly string[], signers: readonly string[] = []): ReadonlyMap<number, string> {
  const anchors = new Map<number, string>()
  for (const kept of lines.flatMap(anchorIn)) {
    const { line, seq, hash, signature, signer = '' } = kept
    if (signature === undefined && signers.length > 0) continue
    if (signature !== undefined && !isRight(kept)) throw refused(line, 'was changed or forged: its signature is wrong')
    if (signature !== undefined && signers.length > 0 && !signers.includes(signer))
      throw refused(line, `is signed by ${signer}, which you did not give`)
    if ((anchors.get(seq) ?? hash) !== hash)
      throw refused(line, `says another hash of entry ${seq} than a line before it`)
    anchors.set(seq, hash)
  }
  return anchors
}

/** Whose signatures stand there. */
export const signersIn = (lines: readonly string[]): readonly string[] => [
  ...new Set(
    lines.flatMap(anchorIn).flatMap(({ signature, signer = '' }) => (signature === undefined ? [] : [signer])),
  ),
]

function anchorIn(text: string, at: number): readonly Kept[] {
  const [, json] = /(\{.*\})/.exec(text) ?? []
  try {
    const { seq, hash, ...rest } = JSON.parse(json ?? '') as Record<string, unknown>
    if (!Number.isSafeInteger(seq) || !HASH.test(String(hash))) return []
    const told = Object.entries(rest).filter(([name]) => name in SIGNED)
    const signed = Object.fromEntries(told.map(([name, value]) => [name, String(value)]))
    return [{ ...signed, seq: Number(seq), hash: String(hash), line: at + 1 }]
  } catch {
    return []
  }
}

const SIGNED = { instance: true, signer: true, signature: true }

const isRight = ({ instance = '', seq, hash, signer = '', signature = '' }: Kept): boolean =>
  isSigned({ instance, seq, hash, signer, signature })

const refused = (line: number, why: string): Fault =>
  new Fault('input.invalid', `Line ${line} of the anchors ${why}.`, {
    remedy: 'Ask whoever may write where they are kept. fairlead vault keys tells who signs here.',
  })
