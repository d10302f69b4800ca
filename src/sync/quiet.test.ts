/** Quiet hours: by the clocks of their place, over midnight, on nights on which clocks change. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkQuiet, quietUntil } from './quiet.ts'

const at = (text: string) => Date.parse(text)
const NIGHT = { from: '22:00', to: '06:00', zone: 'Europe/Berlin' }

test('a night is quiet by the clocks of its place', () => {
  expect(quietUntil(NIGHT, at('2026-06-01T19:59:59Z'))).toBeNull()
  expect(quietUntil(NIGHT, at('2026-06-01T20:00:00Z'))).toBe(at('2026-06-02T04:00:00Z'))
  expect(quietUntil(NIGHT, at('2026-06-02T03:59:30Z'))).toBe(at('2026-06-02T04:00:00Z'))
  expect(quietUntil(NIGHT, at('2026-06-02T04:00:00Z'))).toBeNull()
  expect(quietUntil(null, at('2026-06-02T04:00:00Z'))).toBeNull()
})

test('hours within one day are quiet in it alone, in zones of half hours too', () => {
  const noon = { from: '12:00', to: '13:30', zone: 'Asia/Kolkata' }
  expect(quietUntil(noon, at('2026-06-01T06:30:00Z'))).toBe(at('2026-06-01T08:00:00Z'))
  expect(quietUntil(noon, at('2026-06-01T08:00:00Z'))).toBeNull()
})

test('asked again at the end that was told, it is over or ends within the hour by which clocks changed', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Chatham')
  const minute = fc.integer({ min: 0, max: 1_439 })
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  fc.assert(
    fc.property(zones, minute, minute, fc.integer({ min: 0, max: 366 * 1_440 }), (zone, from, to, minutes) => {
      if (from === to) return
      const quiet = { from: time(from), to: time(to), zone }
      const end = quietUntil(quiet, at('2026-01-01T00:00Z') + minutes * 60_000)
      if (end === null) return
      const again = quietUntil(quiet, end)
      expect(again === null || again - end <= 3_600_000).toBe(true)
    }),
  )
})

test('a place that is none, and hours that never end, are refused', () => {
  expect(() => checkQuiet({ ...NIGHT, zone: 'Europe/Nowhere' })).toThrow('no time zone Europe/Nowhere')
  expect(() => checkQuiet({ ...NIGHT, to: '22:00' })).toThrow('never end')
  expect(() => checkQuiet(NIGHT)).not.toThrow()
})
