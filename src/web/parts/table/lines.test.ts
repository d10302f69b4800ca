/** Lines: heads and rows, numbered so that each row is found again where it stands. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Line, linesIn, linesOf } from './lines.ts'

const all = <Row>(lines: { count: number; at(line: number): Line<Row> | undefined }) =>
  Array.from({ length: lines.count }, (_, line) => lines.at(line))

describe('lines', () => {
  const groups = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 })

  test('hold every row once, each where lineOf says, behind the head of its group', () => {
    fc.assert(
      fc.property(groups, (counts) => {
        const names = counts.map((count, place) => ({ group: `g${place}`, count }))
        const rows = counts.flatMap((count, place) => Array.from({ length: count }, (_, at) => `g${place}r${at}`))
        const lines = linesIn(
          names,
          rows.length,
          (index) => rows[index],
          () => -1,
        )
        expect(lines.count).toBe(rows.length + names.length)
        for (const [index, row] of rows.entries()) expect(lines.at(lines.lineOf(index))).toEqual({ row, index })
        let head = ''
        for (const [place, line] of all(lines).entries()) {
          expect(lines.isHead(place)).toBe(line !== undefined && 'group' in line)
          if (line && 'group' in line) head = line.group
          else expect(line?.row?.startsWith(head)).toBe(true)
        }
        expect(lines.at(lines.count)).toBeUndefined()
      }),
    )
  })

  test('of rows at hand, groups keep the order in which they come', () => {
    const rows = ['b1', 'a1', 'b2']
    const lines = linesOf(rows, (row) => String(row[0]))
    expect(all(lines).map((line) => (line && 'group' in line ? [line.group, line.rows] : line?.row))).toEqual([
      ['b', ['b1', 'b2']],
      'b1',
      'b2',
      ['a', ['a1']],
      'a1',
    ])
    expect(all(linesOf(rows, undefined)).map((line) => line && 'row' in line && line.row)).toEqual(rows)
    expect(lines.indexOf((row) => row === 'a1')).toBe(2)
  })
})
