/** The lock file holds every platform's binaries, or `npm ci` fails on the machine of somebody else. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string
        readonly resolved?: string
        readonly optionalDependencies?: Readonly<Record<string, string>>
      }
    >
  >
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

test('every optional platform package is in the lock file', () => {
  const present = Object.keys(lock.packages)
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !present.some((other) => other.endsWith(`node_modules/${name}`)))
      .map((name) => `${path || 'root'} → ${name}`),
  )
  expect(missing).toEqual([])
})

test('no address of a registry is written into it', () => {
  expect(Object.values(lock.packages).filter((entry) => entry.resolved?.startsWith('http'))).toEqual([])
})
