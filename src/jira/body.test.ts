/** What is read of an answer: laws over whatever JSON there is, then the odd ones by name. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, type Json } from '../base/index.ts'
import { bodyOf, UNREADABLE } from './body.ts'

const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' }
const read = (body: string, headers: Record<string, string> = JSON_TYPE) => bodyOf({ headers, body })

describe('laws', () => {
  test('ordinary JSON is read as it is', () => {
    const ordinary = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 6 })
    fc.assert(
      fc.property(ordinary, (value) => {
        const text = JSON.stringify(value)
        fc.pre(!/\\u0000|__proto__|\d{16}/.test(text))
        expect(canonical(read(text) as Json)).toBe(canonical(JSON.parse(text)))
      }),
    )
  })
  test('a whole number is the right one or text, whatever texts stand around it', () => {
    const whole = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
    const around = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\\', '"', '712020:5e50', '[1e99,'))
    fc.assert(
      fc.property(whole, around, fc.constantFrom('', ' '), (number, text, space) => {
        const told = JSON.stringify(text.toWellFormed().replaceAll('\0', ''))
        const value = read(`{${told}:${space}${number},"list":[${told},${space}${number}]}`) as { list: unknown[] }
        const wanted = Number.isSafeInteger(Number(number)) ? Number(number) : String(number)
        expect(value.list).toEqual([JSON.parse(told), wanted])
      }),
    )
  })
  test('whatever comes is read as JSON that any database keeps, or not at all', () => {
    const odd = fc.oneof(fc.json({ stringUnit: 'binary', maxDepth: 4 }), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(odd, (text) => {
        const value = read(text)
        if (value === UNREADABLE || value === undefined) return
        const again = canonical(value)
        expect(again.isWellFormed()).toBe(true)
        expect(again).not.toMatch(/\\u0000|\\ud[89a-f]|"__proto__":[{[]/i)
      }),
    )
  })
})

test('the depth that is read has an end, wherever the brackets stand', () => {
  const deep = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth)
  expect(read(deep(500))).not.toBe(UNREADABLE)
  for (const text of [deep(501), deep(1_000_000), deep(501, '{"a":[', ']}').replace('[]', '[1]'), '['.repeat(100_000)])
    expect(read(text)).toBe(UNREADABLE)
  // Brackets in texts are no depth, and a quote that is escaped ends none.
  expect(read(JSON.stringify({ a: '['.repeat(10_000), b: '"['.repeat(10_000), c: '\\' }))).toMatchObject({ c: '\\' })
})

test.each([
  ['text/html', false],
  ['text/plain', false],
  ['application/octet-stream', false],
  ['image/svg+xml', false],
  ['multipart/json', false],
  ['application/jsonp', false],
  ['', false],
  ['application/json', true],
  ['Application/JSON ; charset=utf-8', true],
  ['application/vnd.api+json', true],
])('content type %j', (type, isRead) => {
  expect(read('{"a":1}', { 'content-type': type })).toEqual(isRead ? { a: 1 } : UNREADABLE)
})

test.each([
  ['no type', '{"a":1}', { a: 1 }],
  ['half', '{"a":', UNREADABLE],
  ['two', '{} {}', UNREADABLE],
  ['nothing', '', undefined],
  ['a name twice: the last', '{"a":1,"a":2}', { a: 2 }],
  ['a zero', '{"a":"x\\u0000y"}', { a: 'x\ufffdy' }],
  ['a zero in a name', '{"a\\u0000":1}', { 'a\ufffd': 1 }],
  ['half a letter', '{"a":"\\ud83d"}', { a: '\ufffd' }],
  ['a whole letter, escaped', '{"a":"\\ud83d\\ude00"}', { a: '😀' }],
  ['an id beyond what a double holds', '{"id":9007199254740993}', { id: '9007199254740993' }],
  ['the largest that fits', '{"id":9007199254740991}', { id: 9007199254740991 }],
  ['a number beyond all', '{"a":1e999}', { a: null }],
  ['digits in a text', '{"a":"99999999999999999999"}', { a: '99999999999999999999' }],
])('%s', (_name, text, wanted) => {
  expect(read(text, {})).toEqual(wanted)
})

test('a name that reaches for the prototype is left out, escaped or not', () => {
  for (const name of ['__proto__', '\\u005f_proto__', '\\u005F\\u005Fproto\\u005f\\u005f']) {
    const value = read(`{"a":1,"${name}":{"polluted":true},"b":[{"${name}":[1]}]}`) as Record<string, unknown>
    expect(value).toEqual({ a: 1, b: [{}] })
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect({ ...value }).not.toHaveProperty('polluted')
  }
})

test('a role of that name is told like any other', () => {
  const value = read('{"__proto__":"https://acme.example/role/1","Users":"https://acme.example/role/2"}')
  expect(Object.entries(value as object)).toEqual([
    ['__proto__', 'https://acme.example/role/1'],
    ['Users', 'https://acme.example/role/2'],
  ])
})
