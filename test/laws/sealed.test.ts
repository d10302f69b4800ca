/** Whatever is changed about a sealed secret, or wherever it is put, it is refused; each kind of change is tried whole and counted. */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { isFault, Secret } from '../../src/base/index.ts'
import { parseKeys } from '../../src/store/keys.ts'
import { type Binding, type Sealed, Vault } from '../../src/store/vault.ts'

const OLDER = randomBytes(32).toString('base64')
const NEWER = randomBytes(32).toString('base64')
const vaultOf = (...keys: string[]) => new Vault(parseKeys(keys.join('\n'), 'the test'))
/** Both keys at hand, as while keys are exchanged: whoever changes a key's name must not get further by it. */
const vault = vaultOf(OLDER, NEWER)
const ROWS = 40

const PURPOSES = ['service', 'authorization', 'webhook'] as const

/** Owners, sites, versions and purposes as they occur together, each row unlike every other. */
const rows = Array.from({ length: ROWS }, (_, at) => {
  const site = `cloud:${at % 7}`
  const binding: Binding = {
    owner: `${at % 2 === 0 ? 'connection' : 'person'}:${at % 5}`,
    version: 1 + Math.floor(at / 30),
    ...{ site, purpose: PURPOSES[at % 3] ?? 'service' },
    origins: [`https://site${at % 7}.example`, 'https://api.atlassian.com'],
  }
  const secret = `ATATT3xFfGF0-${at}-${randomBytes(30).toString('hex')}`
  return { binding, secret, sealed: (at % 2 === 0 ? vault : vaultOf(OLDER)).seal(new Secret(secret), binding) }
})

/** Also when it was sealed anew before: that needs no look inside. */
function opens(stored: unknown, binding: Binding): boolean {
  for (const before of [(one: unknown) => one, (one: unknown) => vault.rewrap(one, binding)])
    try {
      vault.open(before(stored), binding)
      return true
    } catch (error) {
      if (!isFault(error)) throw error
    }
  return false
}

function refused(what: string, tries: readonly (readonly [unknown, Binding])[]): void {
  const opened = tries.filter(([stored, binding]) => opens(stored, binding))
  console.log(`${what}: ${tries.length} tried, ${tries.length - opened.length} refused`)
  expect(opened).toEqual([])
  expect(tries.length).toBeGreaterThan(0)
}

const PARTS = (['wrapped', 'secret'] as const).flatMap((box) =>
  (['iv', 'tag', 'data'] as const).map((part) => ({ box, part })),
)
type Place = (typeof PARTS)[number]

const bytesAt = (sealed: Sealed, { box, part }: Place) => Buffer.from(sealed[box][part], 'base64')
const withBytes = (sealed: Sealed, { box, part }: Place, bytes: Buffer): Sealed => ({
  ...sealed,
  [box]: { ...sealed[box], [part]: bytes.toString('base64') },
})
const few = rows.slice(0, 8)
const pairs = rows.flatMap((one) => rows.filter((other) => other !== one).map((other) => [one, other] as const))

test('all open where they belong', () => {
  for (const { sealed, binding, secret } of rows) expect(vault.open(sealed, binding).reveal()).toBe(secret)
})

test('rows and their parts, put in each other’s place', () => {
  refused(
    'whole rows swapped',
    pairs.map(([one, other]) => [one.sealed, other.binding]),
  )
  refused(
    'parts swapped',
    pairs.flatMap(([one, other]) => {
      const mixed = [
        { ...one.sealed, secret: other.sealed.secret },
        { ...one.sealed, wrapped: other.sealed.wrapped },
        ...PARTS.map((place) => withBytes(one.sealed, place, bytesAt(other.sealed, place))),
      ]
      return mixed.map((stored) => [stored, one.binding] as const)
    }),
  )
  refused(
    'the two boxes of a row swapped',
    rows.map(({ sealed, binding }) => [{ ...sealed, wrapped: sealed.secret, secret: sealed.wrapped }, binding]),
  )
})

test('every bit of every part, and of the text in which it is stored', () => {
  refused(
    'bits of parts',
    few.flatMap(({ sealed, binding }) =>
      PARTS.flatMap((place) =>
        Array.from({ length: bytesAt(sealed, place).length * 8 }, (_, bit) => {
          return [withBytes(sealed, place, turned(bytesAt(sealed, place), bit)), binding] as const
        }),
      ),
    ),
  )
  const [{ sealed, binding } = rows[0] as (typeof rows)[number]] = rows
  const text = Buffer.from(JSON.stringify(sealed))
  const still = Array.from({ length: text.length * 8 }, (_, bit) => turned(Buffer.from(text), bit)).flatMap((one) => {
    try {
      return [[JSON.parse(one.toString()) as unknown, binding] as const]
    } catch {
      return []
    }
  })
  console.log(`bits of the text: ${text.length * 8}, of which ${still.length} are JSON`)
  refused('bits of the text', still)
})

function turned(bytes: Buffer, bit: number): Buffer {
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
  return bytes
}

test('every part cut to each length, and made longer', () => {
  refused(
    'lengths',
    few.flatMap(({ sealed, binding }) =>
      PARTS.flatMap((place) => {
        const bytes = bytesAt(sealed, place)
        const shorter = Array.from({ length: bytes.length }, (_, length) => bytes.subarray(0, length))
        const longer = [1, 2, 4, 16].map((more) => Buffer.concat([bytes, Buffer.alloc(more)]))
        return [...shorter, ...longer].map((one) => [withBytes(sealed, place, one), binding] as const)
      }),
    ),
  )
})

test('other beginnings of the cipher', () => {
  refused(
    'initial vectors',
    few.flatMap(({ sealed, binding }) =>
      PARTS.filter(({ part }) => part === 'iv').flatMap((place) => [
        ...[Buffer.alloc(12), Buffer.alloc(12, 255), bytesAt(sealed, { ...place, box: other(place.box) })].map(
          (iv) => [withBytes(sealed, place, iv), binding] as const,
        ),
        ...Array.from({ length: 100 }, () => [withBytes(sealed, place, randomBytes(12)), binding] as const),
      ]),
    ),
  )
})

const other = (box: Place['box']) => (box === 'wrapped' ? 'secret' : 'wrapped')

test('another owner, version, site, purpose or origin', () => {
  refused(
    'bindings',
    rows.flatMap(({ sealed, binding }) => changedBindings(binding).map((one) => [sealed, one] as const)),
  )
})

function changedBindings(binding: Binding): Binding[] {
  const { owner, version, site, purpose, origins } = binding
  const [first = '', ...rest] = origins
  const turnedOwner = owner.startsWith('person')
    ? owner.replace('person', 'connection')
    : owner.replace('connection', 'person')
  return [
    ...[`${owner}0`, owner.slice(0, -1), turnedOwner, '', owner.toUpperCase()].map((one) => ({
      ...binding,
      owner: one,
    })),
    ...[version + 1, version - 1, 0, -version, version + 0.5].map((one) => ({ ...binding, version: one })),
    ...[`${site}0`, 'cloud:', '', `dataCenter:${site}`].map((one) => ({ ...binding, site: one })),
    ...PURPOSES.filter((one) => one !== purpose).map((one) => ({ ...binding, purpose: one })),
    ...[
      [],
      rest,
      [first],
      ['https://evil.example', ...rest],
      [...origins, 'https://evil.example'],
      [...origins, first],
      [first.replace('https', 'http'), ...rest],
      [`${first}:8443`, ...rest],
      [`${first}/`, ...rest],
      [origins.join(',')],
    ].map((one) => ({ ...binding, origins: one })),
  ]
}

test('another format, cipher or key than it was sealed with', () => {
  const [older, newer] = [vaultOf(OLDER).key, vaultOf(NEWER).key]
  refused(
    'downgrades',
    rows.flatMap(({ sealed, binding }) =>
      [
        ...[0, 2, -1, 1.5, '1', true, null, [1]].map((format) => ({ ...sealed, format })),
        ...['A128GCM', 'A192GCM', 'A256CBC', 'A256GCM ', 'a256gcm', 'dir', 'none', '', null, 1].map((alg) => ({
          ...sealed,
          alg,
        })),
        { ...sealed, key: sealed.key === older ? newer : older },
        ...['', 'none', sealed.key.toUpperCase(), `${sealed.key} `, null, 0].map((key) => ({ ...sealed, key })),
      ]
        .filter((one) => one.key !== sealed.key || one.alg !== sealed.alg || one.format !== sealed.format)
        .map((one) => [one, binding] as const),
    ),
  )
})

test('members that are missing, added or of another form; and what was never sealed', () => {
  refused(
    'forms',
    rows.flatMap(({ sealed, binding, secret }) => {
      const without = (from: object, name: string) =>
        Object.fromEntries(Object.entries(from).filter(([one]) => one !== name))
      const boxes = (['wrapped', 'secret'] as const).flatMap((box) => [
        ...['iv', 'tag', 'data'].map((part) => ({ ...sealed, [box]: without(sealed[box], part) })),
        { ...sealed, [box]: { ...sealed[box], plain: secret } },
        ...[null, '', [], secret, 0, { iv: [], tag: [], data: [] }].map((one) => ({ ...sealed, [box]: one })),
        ...['iv', 'tag', 'data'].map((part) => ({
          ...sealed,
          [box]: { ...sealed[box], [part]: `${(sealed[box] as Record<string, string>)[part]}\n` },
        })),
      ])
      const whole = [
        ...Object.keys(sealed).map((name) => without(sealed, name)),
        { ...sealed, plain: secret },
        { ...sealed, aad: '' },
        JSON.parse(`{"__proto__": ${JSON.stringify(sealed)}}`),
        [sealed],
        JSON.stringify(sealed),
        ...[null, undefined, {}, [], '', secret, { secret }, 0, true],
      ]
      return [...boxes, ...whole].map((one) => [one, binding] as const)
    }),
  )
})

test('with another key, or with none of its own', () => {
  const strange = vaultOf(randomBytes(32).toString('base64'))
  for (const { sealed, binding } of rows) {
    expect(() => strange.open(sealed, binding)).toThrow('which is not here')
    expect(() => strange.open({ ...sealed, key: strange.key }, binding)).toThrow('was changed')
  }
  console.log(`foreign keys: ${rows.length * 2} tried, ${rows.length * 2} refused`)
})
