/** Passwords: kept as argon2id's output with the parameters that the documents name, and compared whole. */
import { argon2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { fitsPassword, sealPassword } from './password.ts'

const PASSWORD = 'the lamp room smells of tar'

test('argon2id, 19 MiB, 2 passes, with a salt of its own', async () => {
  const [one, two] = [await sealPassword(PASSWORD), await sealPassword(PASSWORD)]
  expect(one).not.toBe(two)
  const [salt = '', output = ''] = one.split(':')
  const nonce = Buffer.from(salt, 'base64')
  const made = { message: PASSWORD, nonce, parallelism: 1, tagLength: 32, memory: 19 * 1_024, passes: 2 }
  expect([nonce.length, output]).toEqual([16, argon2Sync('argon2id', made).toString('base64')])
})

test('fits as it was typed and no other way: no letter’s case, no blank, no end is left out', async () => {
  const sealed = await sealPassword(`${PASSWORD} é`)
  expect(await fitsPassword(`${PASSWORD} é`, sealed)).toBe(true)
  for (const other of ['', PASSWORD, `${PASSWORD} É`, ` ${PASSWORD} é`, `${PASSWORD} é `, `${PASSWORD} e\u0301`])
    expect([other, await fitsPassword(other, sealed)]).toEqual([other, false])
  const long = 'x'.repeat(1_000)
  expect(await fitsPassword(`${long.slice(1)}y`, await sealPassword(long))).toBe(false)
  expect(await fitsPassword('', undefined)).toBe(false)
})
