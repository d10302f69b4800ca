/** A new key while a server serves: by the command, with a connection that works before, meanwhile and after. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ACTIONS, type ApiByName, perform } from '../../src/actions/index.ts'
import { commandActor, startEngine } from '../../src/cli/engine.ts'
import { openLog, openWorld } from '../../src/host/index.ts'
import { sealedByKey } from '../../src/store/index.ts'
import { layGround } from './journey.ts'
import { hasty } from './sites.ts'

test('a rotation under a running server fails nobody; afterwards nothing needs the old key', {
  timeout: 180_000,
}, async () => {
  const ground = await layGround()
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-keys-'))
  const keyFile = path.join(folder, 'keys')
  writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`)
  const settings = { ...ground.settings, key: undefined, keyFile }
  const log = openLog('error', { write: (line) => void ground.said.push(line) })
  const open = () =>
    startEngine({ settings, log, database: ground.database, world: { ...openWorld(settings), ...hasty } })
  try {
    const server = await open()
    const ask = <N extends keyof ApiByName>(name: N, input: ApiByName[N]['input']) => {
      const action = ACTIONS.find((one) => one.name === name)
      if (!action) throw new Error(name)
      return perform(action, server.contextFor(commandActor()), input) as Promise<ApiByName[N]['output']>
    }
    await ask('connections.create', { name: 'staging', ...ground.sites.candidate('staging', 'admin') })
    const before = await ask('vault.keys', {})
    expect(before).toMatchObject({ from: keyFile, keys: [{ seals: true, opens: 1 }], left: 0 })
    await ask('vault.rotate', {})
    while ((await ask('vault.keys', {})).left > 0) await ask('connections.test', { name: 'staging' })
    const after = await ask('vault.keys', {})
    expect(after.keys).toHaveLength(1)
    expect(after.keys[0]?.id).not.toBe(before.keys[0]?.id)
    expect([...(await sealedByKey(ground.database.db)).keys()]).toEqual([after.keys[0]?.id])
    expect((await ask('connections.test', { name: 'staging' })).account).not.toBeNull()
    expect(readFileSync(keyFile, 'utf8').trim().split('\n')).toHaveLength(2)
    await server[Symbol.asyncDispose]()
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await ground.close()
  }
})
