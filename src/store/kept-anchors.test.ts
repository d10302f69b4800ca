/** Anchors that were kept elsewhere: theirs is believed only what this installation signed, letter by letter. */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSigned, type SignedAnchor } from './anchor-signature.ts'
import { anchorsIn, signersIn } from './kept-anchors.ts'
import { parseKeys } from './keys.ts'
import { Vault } from './vault.ts'

const newVault = () => new Vault(parseKeys(randomBytes(32).toString('base64'), 'the test'))
const [ours, other] = [newVault(), newVault()]
const hex = fc.stringMatching(/^[0-9a-f]{64}$/)
const anchor = fc.record({ instance: fc.uuid(), seq: fc.integer({ min: 1, max: 1e9 }), hash: hex })
const line = (one: object): string => `{"level":"info",${JSON.stringify(one).slice(1, -1)},"msg":"audit anchor"}`

test('what is signed here is taken, among whatever else a log holds', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anchor, { selector: ({ seq }) => seq }), fc.array(fc.string()), (anchors, noise) => {
      const lines = [...noise, ...anchors.map((one) => line(ours.sign(one))), '{"seq":1}', 'null', '{}']
      expect([...anchorsIn(lines, [ours.signer])]).toEqual(anchors.map(({ seq, hash }) => [seq, hash]))
      expect(signersIn(lines)).toEqual(anchors.length === 0 ? [] : [ours.signer])
    }),
  )
})

test('another number, hash, installation, key or signature under a signature is refused, with or without a key to ask for', () => {
  const change = fc.constantFrom<(one: SignedAnchor, by: SignedAnchor) => SignedAnchor>(
    (one) => ({ ...one, seq: one.seq + 1 }),
    (one, { hash }) => ({ ...one, hash }),
    (one, { instance }) => ({ ...one, instance }),
    (one, { signer }) => ({ ...one, signer }),
    (one, { signature }) => ({ ...one, signature }),
    (one) => ({ ...one, signature: one.signature.slice(1) }),
    (one) => ({ ...one, signature: `A${one.signature.slice(1)}`.replace(/^AA/, 'BA') }),
    (one) => ({ ...one, signer: '!'.repeat(43) }),
  )
  fc.assert(
    fc.property(anchor, anchor, change, (one, another, changed) => {
      const [signed, by] = [ours.sign(one), other.sign(another)]
      const forged = changed(signed, by)
      fc.pre(JSON.stringify(forged) !== JSON.stringify(signed))
      expect(isSigned(signed)).toBe(true)
      for (const signers of [[], [ours.signer]]) expect(() => anchorsIn([line(forged)], signers)).toThrow(/forged/)
    }),
  )
})

test('signed by another, without a signature, or against a line before it: refused, left out, refused', () => {
  const one = { instance: 'i', seq: 7, hash: 'a'.repeat(64) }
  const lines = [line(other.sign(one))]
  expect(() => anchorsIn(lines, [ours.signer])).toThrow(/did not give/)
  expect(anchorsIn(lines, [ours.signer, other.signer]).size).toBe(1)
  expect(anchorsIn([line(one)], [ours.signer]).size).toBe(0)
  expect(anchorsIn([line(one)]).size).toBe(1)
  expect(() => anchorsIn([line(one), line({ ...one, hash: 'b'.repeat(64) })])).toThrow(/another hash/)
})

test('each key has a signer of its own, which tells nothing of what it seals', () => {
  expect(ours.signer).toMatch(/^[\w-]{43}$/)
  expect(newVault().signer).not.toBe(ours.signer)
})
