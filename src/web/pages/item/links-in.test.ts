/** Addresses in a text. */
import { describe, expect, test } from 'vitest'
import { linksIn } from './links-in.ts'

describe('addresses in a text', () => {
  test('nothing of the text is lost', () => {
    const text = 'See https://a.example/x?y=1, then (http://b.example/z). Done'
    expect(
      linksIn(text)
        .map(({ says }) => says)
        .join(''),
    ).toBe(text)
    expect(linksIn(text).flatMap(({ url }) => url ?? [])).toEqual(['https://a.example/x?y=1', 'http://b.example/z'])
  })
  test('nothing else is followed', () => {
    expect(linksIn('javascript:alert(1) and //c.example')).toEqual([
      { says: 'javascript:alert(1) and //c.example', url: null },
    ])
  })
})
