/** The inventory of what the product is made of is that of the lock file, and tells of each part its version, its sum and its licence. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { INVENTORY } from '../../scripts/docs/inventory.ts'

interface Part {
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly licenses?: readonly { readonly expression: string }[]
  readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
}
const [file = '', make] = Object.entries(INVENTORY)[0] ?? []
const text = readFileSync(file, 'utf8')
const { components } = JSON.parse(text) as { readonly components: readonly Part[] }
const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Readonly<
  Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
>
/** Whose package.json names no licence; its file says Apache-2.0. */
const NAMES_NONE = ['@atlassianlabs/jql-ast']

test('it is what the lock file says (run `npm run docs`)', () => expect(text).toBe(make?.()))

test('what the product depends on is there, what only builds and tests it is not', () => {
  const named = new Map(components.map(({ name, version }) => [name, version]))
  for (const [name, version] of Object.entries(dependencies)) expect(named.get(name), name).toBe(version)
  // Fastify brings these two, which the tests use as well.
  expect(Object.keys(devDependencies).filter((name) => named.has(name))).toEqual(['ajv', 'ajv-formats'])
})

test('each part is there once, with its sum and a licence', () => {
  expect(new Set(components.map(({ purl }) => purl)).size).toBe(components.length)
  for (const { name, purl, hashes = [] } of components) {
    expect(hashes, name).toEqual([{ alg: 'SHA-512', content: expect.stringMatching(/^[0-9a-f]{128}$/) }])
    expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d[\w.+-]*$/)
  }
  expect(components.filter(({ licenses }) => licenses === undefined).map(({ name }) => name)).toEqual(NAMES_NONE)
})
