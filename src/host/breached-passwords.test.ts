/** A list of breached passwords of any length is searched where it lies: what is in it is found, what is not is not. */
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isBreached, refusesList } from './breached-passwords.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-breached-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase()
const passwords = Array.from({ length: 3_000 }, (_, at) => `chosen ${at} times`)
const lines = (count: number): string[] =>
  passwords
    .slice(0, count)
    .map((one, at) => `${sha1(one)}:${7 ** (at % 9)}`)
    .toSorted()

test.each([
  [1, '\r\n'],
  [2, '\n'],
  [170, '\r\n'],
  [3_000, '\r\n'],
])('all of a file with %i lines are found, and no other', async (count, end) => {
  const file = path.join(folder, `one-file-${count}.txt`)
  writeFileSync(
    file,
    lines(count)
      .map((line) => line + end)
      .join(''),
  )
  expect(await refusesList(file)).toBeUndefined()
  const found = await Promise.all(passwords.map((one) => isBreached(one, file)))
  expect(found.map((one, at) => one === at < count)).not.toContain(false)
  expect(await isBreached(sha1(passwords[0] ?? ''), file)).toBe(false)
})

test('all of a folder with a file for each beginning are found, and no other', async () => {
  const ranges = path.join(folder, 'ranges')
  mkdirSync(ranges)
  const some = lines(40)
  for (const start of ['00000', ...passwords.map((one) => sha1(one).slice(0, 5))]) {
    const of = some.filter((line) => line.startsWith(start)).map((line) => line.slice(5))
    writeFileSync(path.join(ranges, `${start}.txt`), [...of, `${'0'.repeat(35)}:1`, ''].join('\r\n'))
  }
  expect(await refusesList(ranges)).toBeUndefined()
  const found = await Promise.all(passwords.map((one) => isBreached(one, ranges)))
  expect(found.map((one, at) => one === at < 40)).not.toContain(false)
})

test('what is no such list is told, with why', async () => {
  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text)
    return path.join(folder, name)
  }
  expect(await refusesList(path.join(folder, 'absent'))).toMatch(/no such file/)
  expect(await refusesList(file('words', 'password\n123456\n'))).toMatch(/SHA-1/)
  expect(await refusesList(file('by-count', `${lines(3_000).toReversed().join('\n')}\n`))).toMatch(/order/)
  expect(await refusesList(tmpdir())).toMatch(/no such file/)
})
