/** Who may see the figures, and how they are written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Secret } from '../base/index.ts'
import { exposition } from './exposition.ts'
import { mayMeasure } from './operation.ts'

const asked = (remoteAddress: string, headers: Record<string, string> = {}) => ({ headers, socket: { remoteAddress } })

test('without a token only this machine itself may ask, and no proxy on it for somebody else', () => {
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    expect(mayMeasure(asked(address), undefined)).toBe(true)
  for (const address of ['10.0.0.1', '::ffff:10.0.0.1', '2001:db8::1', '', '127.evil'])
    expect(mayMeasure(asked(address), undefined)).toBe(false)
  for (const header of ['x-forwarded-for', 'forwarded', 'x-forwarded-proto', 'via', 'x-real-ip'])
    expect(mayMeasure(asked('127.0.0.1', { [header]: 'x' }), undefined)).toBe(false)
  for (const host of ['localhost:7420', '127.0.0.1', '[::1]:7420'])
    expect(mayMeasure(asked('127.0.0.1', { host }), undefined)).toBe(true)
  for (const host of ['evil.example:7420', 'localhost.evil.example', '127.0.0.1.evil.example', ''])
    expect(mayMeasure(asked('127.0.0.1', { host }), undefined), host).toBe(false)
})

test('with a token it is asked for everywhere, and no other opens', () => {
  const token = new Secret('0123456789abcdef')
  expect(mayMeasure(asked('10.0.0.1', { authorization: 'Bearer 0123456789abcdef' }), token)).toBe(true)
  expect(mayMeasure(asked('127.0.0.1'), token)).toBe(false)
  fc.assert(
    fc.property(fc.string(), (other) => {
      fc.pre(other !== '0123456789abcdef')
      expect(mayMeasure(asked('127.0.0.1', { authorization: `Bearer ${other}` }), token)).toBe(false)
    }),
  )
})

test('whatever a label holds, a sample is one line that gives it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (text, value) => {
      const [, , sample = '', ...rest] = exposition([
        { name: 'n', type: 'gauge', says: 's', samples: [[{ l: text }, value]] },
      ]).split('\n')
      const [, escaped = '', told] = /^n\{l="((?:[^"\\]|\\.)*)"\} (-?\d+)$/su.exec(sample) ?? []
      const back = escaped.replace(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one))
      expect([back, Number(told), rest]).toEqual([text, value, ['']])
    }),
  )
})
