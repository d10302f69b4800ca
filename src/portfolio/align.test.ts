/** Which old line each new line was: laws beside a slow way to the longest common lines, then what people do to a text. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, commonEnds } from './align.ts'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'dd'), { maxLength: 7 })

/** How many lines both have in the same order, by trying everything. */
function longest(old: readonly string[], now: readonly string[]): number {
  const [one, ...rest] = old
  if (one === undefined) return 0
  const at = now.indexOf(one)
  return Math.max(longest(rest, now), at < 0 ? 0 : 1 + longest(rest, now.slice(at + 1)))
}

/** How many of `places` at most go upwards. */
function upwards(places: readonly number[]): number {
  const ends = places.map(() => 1)
  for (const [at, place] of places.entries())
    for (let before = 0; before < at; before++)
      if ((places[before] ?? 0) < place) ends[at] = Math.max(ends[at] ?? 1, (ends[before] ?? 0) + 1)
  return Math.max(0, ...ends)
}

describe('any two texts', () => {
  test('no place is given twice, and each old line stays once for each time that it is there', () => {
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        const from = align(old, now)
        expect(from).toHaveLength(now.length)
        const places = from.filter((place) => place !== undefined)
        expect(new Set(places).size).toBe(places.length)
        expect(places.every((place) => place >= 0 && place < old.length)).toBe(true)
        for (const word of new Set(now)) {
          const count = (text: readonly string[]) => text.filter((one) => one === word).length
          const same = now.filter((text, at) => text === word && old[from[at] ?? -1] === word).length
          expect(same).toBe(Math.min(count(old), count(now)))
        }
      }),
      { numRuns: 400 },
    )
  })

  test('as many lines as can be stay in their order', () => {
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        const same = align(old, now).filter(
          (place, at): place is number => place !== undefined && old[place] === now[at],
        )
        expect(upwards(same)).toBe(longest(old, now))
      }),
      { numRuns: 400 },
    )
  })

  test('a text is itself, and of nothing all is new', () => {
    fc.assert(
      fc.property(lines, (text) => {
        expect(align(text, text)).toEqual([...text.keys()])
        expect(align([], text)).toEqual(text.map(() => undefined))
        expect(align(text, [])).toEqual([])
      }),
    )
  })

  test('ends that two lists share never overlap, and are as long as can be', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const { head, tail } = commonEnds(a, b)
        expect(a.slice(0, head)).toEqual(b.slice(0, head))
        expect(a.slice(a.length - tail)).toEqual(b.slice(b.length - tail))
        const least = Math.min(a.length, b.length)
        expect(head + tail).toBeLessThanOrEqual(least)
        if (head + tail === least) return
        expect(a[head]).not.toBe(b[head])
        expect(a[a.length - 1 - tail]).not.toBe(b[b.length - 1 - tail])
      }),
    )
  })
})

describe('a line that was', () => {
  test('edited is the one that it is half of at its ends, and no other', () => {
    expect(align(['one', 'pay by card', 'two'], ['one', 'pay by cash', 'two'])).toEqual([0, 1, 2])
    expect(align(['abcd'], ['abxx'])).toEqual([0])
    expect(align(['abcd'], ['axxx'])).toEqual([undefined])
    expect(align(['abcd'], ['abxxx'])).toEqual([undefined])
    expect(align(['ab'], ['abcde'])).toEqual([undefined])
    expect(align([''], ['x'])).toEqual([undefined])
    expect(align(['abcd'], ['axxd'])).toEqual([0])
  })
  test('moved is the same line elsewhere', () => {
    expect(align(['x', 'y', 'a', 'b'], ['a', 'b', 'x', 'y'])).toEqual([2, 3, 0, 1])
    expect(align(['a', 'b', 'c'], ['c', 'a', 'b'])).toEqual([2, 0, 1])
  })
  test('edited is looked for between the unchanged ones around it, in order', () => {
    const old = ['same', 'text one', 'text two', 'end', 'text three']
    expect(align(old, ['same', 'text 1', 'text 2', 'end', 'text 3'])).toEqual([0, 1, 2, 3, 4])
    expect(align(['same', 'end', 'text one'], ['same', 'text on', 'end'])).toEqual([0, undefined, 1])
    expect(align(['text one', 'same', 'end'], ['same', 'text on', 'end'])).toEqual([1, undefined, 2])
    // A second line takes none that another was, nor one before that.
    expect(align(['text one', 'text two'], ['text on', 'text o', 'text'])).toEqual([0, 1, undefined])
  })
  test('moved away leaves the place of an edited one as it is', () => {
    expect(align(['moved', 'k', 'text one', 'z'], ['k', 'text on', 'z', 'moved'])).toEqual([1, 2, 3, 0])
  })
  test('edited is looked for twenty lines ahead, and no further', () => {
    const others = (count: number) => Array.from({ length: count }, (_, at) => `${at}`.repeat(3))
    const old = (before: number) => ['a', ...others(before), 'text one', 'z']
    expect(align(old(19), ['a', 'text on', 'z'])).toEqual([0, 20, 21])
    expect(align(old(20), ['a', 'text on', 'z'])).toEqual([0, undefined, 22])
  })
  test('among very many is still found where it stands at the ends, or word for word', () => {
    const many = Array.from({ length: 2_100 }, (_, at) => `line ${at}`)
    const turned = [...many].reverse()
    expect(align(many, turned)).toEqual(turned.map((_, at) => 2_099 - at))
    expect(align(['head', ...many, 'tail'], ['head', ...turned, 'tail']).at(-1)).toBe(2_101)
  })
})
